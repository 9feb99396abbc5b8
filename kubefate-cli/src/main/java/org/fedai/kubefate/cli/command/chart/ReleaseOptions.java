package org.fedai.kubefate.cli.command.chart;

import static java.util.Objects.requireNonNullElse;

import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a rendered release is called, and where it would be. */
final class ReleaseOptions {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the release; default: that of the cluster.yaml.")
    private @Nullable String name;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Its namespace; default: that of the cluster.yaml.")
    private @Nullable String namespace;

    /**
     * The release.
     *
     * @param spec null when there is none
     */
    ReleaseInfo release(@Nullable ClusterSpec spec) {
        return ReleaseInfo.install(
                requireNonNullElse(name, spec == null ? "release-name" : spec.name()),
                requireNonNullElse(namespace, spec == null ? "default" : spec.namespace()));
    }
}
