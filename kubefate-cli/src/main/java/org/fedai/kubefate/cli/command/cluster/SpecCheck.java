package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import java.util.List;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecValidator;
import picocli.CommandLine.Option;

/** Reports problems in a cluster.yaml, as warnings or as errors. */
final class SpecCheck {
    @Option(names = "--strict", description = "Treat problems in the cluster.yaml as errors instead of warnings.")
    private boolean strict;

    /** Validates against the example of the chart in the service. */
    void check(Session session, ClusterSpec spec, Path file) {
        if (SpecValidator.isValidated(spec.chartVersion())) {
            check(session, spec, file, example(session, spec));
        }
    }

    /**
     * Validates against an example.
     *
     * @return the number of problems
     * @throws CommandException if there are any and they are treated as errors
     */
    int check(Session session, ClusterSpec spec, Path file, String example) {
        List<Finding> findings = SpecValidator.validate(spec, example);
        String source = SpecFile.source(file);
        findings.forEach(finding -> session.warn(finding.at(source)));
        if (strict && !findings.isEmpty()) {
            throw new CommandException(ExitCode.BAD_INPUT, "%s has problems, and --strict is set".formatted(source));
        }
        return findings.size();
    }

    /** Validation is optional: a service that cannot provide the example must not prevent an install. */
    private static String example(Session session, ClusterSpec spec) {
        try {
            return session.client()
                    .charts()
                    .example(spec.chartName(), spec.chartVersion())
                    .orElse("");
        } catch (Refused e) {
            return "";
        }
    }
}
