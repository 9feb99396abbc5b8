package org.fedai.kubefate.cli.command.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fedai.kubefate.cli.client.KubefateClient;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterInfo;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code kubefate __complete}: prints the names of objects of the service for completion scripts, one per line. */
@Command(name = CompletionWords.NAME, hidden = true, description = "List completion candidates.")
public final class CompletionWords implements Runnable {
    public static final String NAME = "__complete";

    @Parameters(
            paramLabel = "KIND",
            description =
                    "cluster, job, chart, user, container or revision, or operand for the argument that comes next.")
    private Kind kind = Kind.CLUSTER;

    /** The command line so far, without the name of the program; options of all commands are not among them. */
    @Unmatched
    private List<String> line = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Session session;

    CompletionWords(Session session) {
        this.session = session;
    }

    /** The kinds of objects that have names. */
    enum Kind {
        CLUSTER,
        JOB,
        CHART,
        USER,
        /** Of the cluster that is the first argument. */
        CONTAINER,
        /** Of the cluster that is the first argument. */
        REVISION,
        /** Whatever the next argument is. */
        OPERAND;

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
        TypedLine typed = TypedLine.of(spec.root().commandLine(), line);
        List<String> words = kind == Kind.OPERAND
                ? switch (typed.next()) {
                    case Candidates.Words fixed -> fixed.words();
                    case Candidates.OfService service -> words(service.kind(), typed.operands());
                    case Candidates.Files files -> List.<String>of();
                    case Candidates.NextOperand next -> List.<String>of();
                    case Candidates.None none -> List.<String>of();
                }
                : words(kind, typed.operands());
        words.forEach(session.out()::println);
    }

    private List<String> words(Kind wanted, List<String> operands) {
        KubefateClient client = session.client();
        return switch (wanted) {
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
            case CONTAINER -> operands.isEmpty() ? List.of() : containers(operands.getFirst());
            case REVISION -> operands.isEmpty() ? List.of() : revisions(operands.getFirst());
            case OPERAND -> List.of();
        };
    }

    private List<String> containers(String cluster) {
        ClusterInfo info = session.client()
                .clusters()
                .get(session.references().cluster(cluster))
                .info();
        return info == null
                ? List.of()
                : List.copyOf(new TreeSet<>(info.status().containers().keySet()));
    }

    private List<String> revisions(String cluster) {
        return session.client().clusters().revisions(session.references().cluster(cluster)).stream()
                .map(revision -> Integer.toString(revision.revision()))
                .toList();
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
