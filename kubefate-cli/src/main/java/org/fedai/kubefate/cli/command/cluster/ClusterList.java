package org.fedai.kubefate.cli.command.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SortOption;
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

    @Mixin
    private SortOption sort = new SortOption();

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
        Map<String, String> query = new TreeMap<>(sort.query());
        if (all) {
            query.put("all", "true");
        }
        // The Go service has no filter.
        List<Cluster> listed = session.client().clusters().list(query).stream()
                .filter(cluster -> namespace == null || cluster.namespace().equals(namespace))
                .toList();
        session.printer().list(listed, session.tables().clusters(), output.format);
    }
}
