package org.fedai.kubefate.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fedai.kubefate.cli.client.KubefateClient;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.User;

/** Resolves a UUID, the beginning of a UUID, or a name to a UUID. */
public final class References {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final KubefateClient client;

    public References(KubefateClient client) {
        this.client = client;
    }

    /** The UUID of a cluster, by UUID, name or namespace/name; deleted clusters are not considered. */
    public String cluster(String given) {
        return isUuid(given) ? given : cluster(given, client.clusters().list());
    }

    /**
     * Like {@link #cluster}, for read-only commands: also finds failed and deleted clusters, unless another cluster has
     * the name.
     */
    public String clusterPresentOrPast(String given) {
        if (isUuid(given)) {
            return given;
        }
        List<Cluster> present = client.clusters().list();
        boolean among = present.stream()
                .anyMatch(cluster -> names(cluster).contains(given) || isBeginning(given, cluster.uuid()));
        return cluster(given, among ? present : client.clusters().listWithDeleted());
    }

    /**
     * What finds a cluster in the audit, also what was asked of it before it existed: namespace/name for a name, and else
     * the UUID.
     */
    public String auditedCluster(String given) {
        if (isUuid(given) || given.contains("/")) {
            return given;
        }
        List<Cluster> all = client.clusters().listWithDeleted();
        List<String> named = all.stream()
                .filter(cluster -> cluster.name().equals(given))
                .map(cluster -> cluster.namespace() + "/" + cluster.name())
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw new CommandException(
                    ExitCode.REFUSED, given + " matches more than one cluster: " + String.join(", ", named));
        }
        return named.isEmpty() ? cluster(given, all) : named.getFirst();
    }

    private static String cluster(String given, List<Cluster> all) {
        return find(given, "cluster", all, Cluster::uuid, References::names);
    }

    public String job(String given) {
        return isUuid(given) ? given : find(given, "job", client.jobs().list(), Job::uuid, job -> List.of());
    }

    /** The UUID of a chart, by UUID or name-version. */
    public String chart(String given) {
        return isUuid(given)
                ? given
                : find(
                        given,
                        "chart",
                        client.charts().list(),
                        HelmChart::uuid,
                        chart -> List.of(chart.name() + "-" + chart.version()));
    }

    /** The UUID of a user, by UUID or name. */
    public String user(String given) {
        return isUuid(given)
                ? given
                : find(given, "user", client.users().list(), User::uuid, user -> List.of(user.username()));
    }

    private static List<String> names(Cluster cluster) {
        return List.of(cluster.name(), cluster.namespace() + "/" + cluster.name());
    }

    private static boolean isBeginning(String given, String uuid) {
        return !given.isEmpty() && uuid.startsWith(given.toLowerCase(Locale.ROOT));
    }

    private static boolean isUuid(String given) {
        return UUID.matcher(given).matches();
    }

    private static <T> String find(
            String given, String kind, List<T> all, Function<T, String> uuid, Function<T, List<String>> names) {
        List<String> found = all.stream()
                .filter(one -> names.apply(one).contains(given))
                .map(uuid)
                .toList();
        if (found.isEmpty()) {
            found = all.stream().map(uuid).filter(id -> isBeginning(given, id)).toList();
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new CommandException(
                ExitCode.REFUSED,
                found.isEmpty()
                        ? "%s %s not found; to list the %ss, run kubefate %s list".formatted(kind, given, kind, kind)
                        : "%s matches more than one %s: %s".formatted(given, kind, String.join(", ", found)));
    }
}
