package org.fedai.kubefate.cli.command.chart;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.KubernetesNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The release for which a chart is rendered. */
final class ReleaseOptions {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the release; default: the name in the cluster.yaml.")
    private @Nullable String name;

    @Option(
            names = "--name-template",
            paramLabel = "TEMPLATE",
            description = "Template of the release name: app-{{ randAlpha 5 | lower }}.")
    private @Nullable String nameTemplate;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Namespace of the release; default: the namespace in the cluster.yaml.")
    private @Nullable String namespace;

    @Option(names = "--is-upgrade", description = "Set .Release.IsUpgrade instead of .Release.IsInstall.")
    private boolean upgrade;

    /**
     * The release.
     *
     * @param spec null if there is none
     * @throws CommandException if its name is invalid
     */
    ReleaseInfo release(@Nullable ClusterSpec spec, ChartRenderer renderer) {
        String release = requireNonNullElse(given(renderer), spec == null ? "release-name" : spec.name());
        Optional<String> wrong = KubernetesNames.releaseNameProblem(release);
        if (wrong.isPresent()) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "the name of the release \"" + release + "\" " + wrong.get());
        }
        String where = requireNonNullElse(namespace, spec == null ? "default" : spec.namespace());
        return upgrade ? ReleaseInfo.upgrade(release, where, 1) : ReleaseInfo.install(release, where);
    }

    private @Nullable String given(ChartRenderer renderer) {
        if (name != null && nameTemplate != null) {
            throw new CommandException(ExitCode.USAGE, "--name and --name-template are mutually exclusive");
        }
        return nameTemplate == null ? name : renderer.text("--name-template", nameTemplate);
    }
}
