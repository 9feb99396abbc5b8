package org.fedai.kubefate.cli.command.cluster;

import java.util.List;
import org.fedai.kubefate.cli.client.ClusterClient;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.Cluster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate cluster list}. */
@Command(name = "list", aliases = "ls", description = "List the clusters.")
final class ClusterList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Option(
            names = {"-A", "--all"},
            description = "Include deleted clusters.")
    private boolean all;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Only the clusters in this namespace.")
    private @Nullable String namespace;

    private final Session session;

    ClusterList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ClusterClient clusters = session.client().clusters();
        List<Cluster> listed = (all ? clusters.listWithDeleted() : clusters.list())
                .stream()
                        .filter(cluster ->
                                namespace == null || cluster.namespace().equals(namespace))
                        .toList();
        session.printer().list(listed, session.tables().clusters(), output.format);
    }
}
