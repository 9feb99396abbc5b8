package org.fedai.kubefate.server.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the service did not start as a single line to standard error. */
final class StartupFailureReporter implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        StringBuilder text = new StringBuilder("kubefate-server: ").append(oneLine(analysis.getDescription()));
        if (analysis.getAction() != null && !analysis.getAction().isBlank()) {
            text.append(' ').append(oneLine(analysis.getAction()));
        }
        System.err.println(text);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
