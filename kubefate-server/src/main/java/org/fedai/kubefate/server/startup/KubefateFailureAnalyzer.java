package org.fedai.kubefate.server.startup;

import org.fedai.kubefate.common.KubefateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a startup that the service itself aborts with the message of its exception. */
final class KubefateFailureAnalyzer extends AbstractFailureAnalyzer<KubefateException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KubefateException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
