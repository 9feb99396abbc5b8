package org.fedai.kubefate.server.startup;

import org.fedai.kubefate.common.KubefateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start refused by the service itself is told by the sentence it was refused with. */
final class RefusedStart extends AbstractFailureAnalyzer<KubefateException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KubefateException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
