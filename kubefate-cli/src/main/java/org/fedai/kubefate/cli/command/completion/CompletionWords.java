package org.fedai.kubefate.cli.command.completion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fedai.kubefate.cli.client.KubefateClient;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kubefate __complete}: prints the names of objects of the service for completion scripts, one per line. */
@Command(name = CompletionWords.NAME, hidden = true, description = "List completion candidates.")
public final class CompletionWords implements Runnable {
    public static final String NAME = "__complete";

    @Parameters(paramLabel = "KIND", description = "cluster, job, chart or user.")
    private Kind kind = Kind.CLUSTER;

    private final Session session;

    CompletionWords(Session session) {
        this.session = session;
    }

    /** The kinds of objects that have names. */
    enum Kind {
        CLUSTER,
        JOB,
        CHART,
        USER;

        /** The kind of object that an argument with this label expects. */
        static Optional<Kind> called(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(label))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void run() {
        words(session.client()).forEach(session.out()::println);
    }

    private List<String> words(KubefateClient client) {
        return switch (kind) {
            case CLUSTER -> clusters(client.clusters().list());
            case JOB ->
                client.jobs().list().stream()
                        .sorted(Comparator.comparing(Job::createdAt).reversed())
                        .map(Job::uuid)
                        .toList();
            case CHART ->
                client.charts().list().stream()
                        .map(chart -> chart.name() + "-" + chart.version())
                        .toList();
            case USER -> client.users().list().stream().map(User::username).toList();
        };
    }

    /** Names that several clusters have are listed with their namespaces. */
    private static List<String> clusters(List<Cluster> clusters) {
        return clusters.stream().collect(Collectors.groupingBy(Cluster::name)).values().stream()
                .flatMap(twins -> twins.stream()
                        .map(cluster ->
                                twins.size() == 1 ? cluster.name() : cluster.namespace() + "/" + cluster.name()))
                .sorted()
                .toList();
    }
}
