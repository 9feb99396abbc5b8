package org.fedai.kubefate.cli.command.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.cli.client.ListWatch;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SortOption;
import org.fedai.kubefate.cli.command.WatchOption;
import org.fedai.kubefate.cli.command.WatchedList;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.Event;
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

    @Mixin
    private WatchOption watching = new WatchOption();

    private final Session session;

    ClusterList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (watching.watch) {
            new WatchedList<>(session, session.tables().clusters(), output.format)
                    .watch(new ListWatch<>(
                            session.client().events(), Event.Kind.CLUSTER, this::listed, this::changed, Cluster::uuid));
        } else {
            session.printer().list(listed(), session.tables().clusters(), output.format);
        }
    }

    private List<Cluster> listed() {
        Map<String, String> query = new TreeMap<>(sort.query());
        if (all) {
            query.put("all", "true");
        }
        return session.client().clusters().list(query).stream()
                .filter(this::isWanted)
                .toList();
    }

    /** Also one that was deleted: its last line says so. */
    private List<Cluster> changed(Event event) {
        return session
                .client()
                .clusters()
                .named(event.cluster().namespace(), event.cluster().name())
                .stream()
                .filter(cluster -> cluster.uuid().equals(event.cluster().uuid()))
                .filter(this::isWanted)
                .toList();
    }

    /** The Go service has no filter. */
    private boolean isWanted(Cluster cluster) {
        return namespace == null || cluster.namespace().equals(namespace);
    }
}
