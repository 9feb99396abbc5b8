package org.fedai.kubefate.server.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start without a database into a sentence instead of a stack trace. */
final class DatabaseUnusableAnalyzer extends AbstractFailureAnalyzer<DatabaseUnusable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnusable cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Check FATECLOUD_DB_TYPE, _HOST, _PORT, _NAME, _USERNAME and _PASSWORD; for the embedded database, that no other"
                        + " kubefate-server uses the file FATECLOUD_DB_FILE.",
                cause);
    }
}
