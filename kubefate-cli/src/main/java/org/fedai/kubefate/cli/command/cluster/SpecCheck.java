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

/** Tells probable mistakes in a cluster.yaml, as warnings unless they are to be errors. */
final class SpecCheck {
    @Option(
            names = "--strict",
            description = "Take probable mistakes in the cluster.yaml as errors instead of warnings.")
    private boolean strict;

    /** Compares with the example that the service has of the chart. */
    void check(Session session, ClusterSpec spec, Path file) {
        if (SpecValidator.isValidated(spec.chartVersion())) {
            check(session, spec, file, example(session, spec));
        }
    }

    /**
     * Compares with an example.
     *
     * @return how many mistakes there are
     * @throws CommandException when there are, and they are to be errors
     */
    int check(Session session, ClusterSpec spec, Path file, String example) {
        List<Finding> findings = SpecValidator.validate(spec, example);
        String source = SpecFile.source(file);
        findings.forEach(finding -> session.warn(finding.at(source)));
        if (strict && !findings.isEmpty()) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "%s has probable mistakes, and --strict was given".formatted(source));
        }
        return findings.size();
    }

    /** The check is a help; a service that cannot give the example must not keep anyone from installing. */
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
