package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import java.util.List;
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

    /** Validates against the chart in the service. The service itself checks the rendered objects, and reports problems in the job. */
    void check(Session session, ClusterSpec spec, Path file) {
        check(session, file, SpecValidator.validate(spec, new ChartSearch(session, spec).texts()));
    }

    /**
     * Reports problems.
     *
     * @throws CommandException if there are any and they are treated as errors
     */
    void check(Session session, Path file, List<Finding> findings) {
        String source = SpecFile.source(file);
        findings.forEach(finding -> session.warn(finding.at(source)));
        if (strict && !findings.isEmpty()) {
            throw new CommandException(ExitCode.BAD_INPUT, "%s has problems, and --strict is set".formatted(source));
        }
    }
}
