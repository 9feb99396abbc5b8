package org.fedai.kubefate.server.kubernetes.logs;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.watch.Lists;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches.Look;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/** The logs of a cluster's containers. */
public final class PodLogs {
    private final KubeApi api;
    private final SharedWatches watches;

    public PodLogs(KubeApi api, SharedWatches watches) {
        this.api = api;
        this.watches = watches;
    }

    /** Where lines go. It may block: reading then pauses, and nothing piles up in memory. */
    @FunctionalInterface
    public interface LineSink {
        /**
         * Takes a line, without its newline.
         *
         * @throws IOException when nobody reads any more; ends the stream
         */
        void line(String line) throws IOException;
    }

    /**
     * Hands the log lines of all pods of a cluster to a sink, on the caller's thread, until they end. When there is more than one stream,
     * lines begin with {@code [pod container] }. Containers that have not written anything yet are passed over unless there is no other.
     *
     * @throws KubernetesException of kind {@code NOT_FOUND} when the cluster has no such pod or container
     * @throws IOException what the sink threw
     */
    public void read(String namespace, String cluster, LogOptions options, LineSink sink)
            throws IOException, InterruptedException {
        copy(LogTarget.of(pods(namespace, cluster, options), options), options, sink);
    }

    /**
     * The same, but goes on with lines as they are written, and with containers that start later, until the sink throws or the thread is
     * interrupted.
     */
    public void follow(String namespace, String cluster, LogOptions options, LineSink sink)
            throws IOException, InterruptedException {
        Following following = new Following(api, options, sink);
        try (Look<Pod> look = watches.look(WatchedType.POD, namespace, following::podsChanged)) {
            check(namespace, cluster, options, ofCluster(look.objects(), cluster));
            following.run(() -> LogTarget.of(ofCluster(look.objects(), cluster), options));
        }
    }

    /**
     * Makes sure that there is something to read.
     *
     * @throws KubernetesException of kind {@code NOT_FOUND} when the cluster has no such pod or container
     */
    public void check(String namespace, String cluster, LogOptions options) {
        pods(namespace, cluster, options);
    }

    private List<Pod> pods(String namespace, String cluster, LogOptions options) {
        try (Lists lists = new Lists(api, namespace)) {
            List<Pod> pods = lists.read(WatchedType.POD, "labelSelector=name%3D" + cluster)
                    .get();
            check(namespace, cluster, options, pods);
            return pods;
        }
    }

    private void copy(List<LogTarget> targets, LogOptions options, LineSink sink)
            throws IOException, InterruptedException {
        KubernetesException refusal = null;
        boolean any = false;
        for (LogTarget target : targets) {
            try (InputStream stream = api.stream("read the log of " + target, target.path(options.query()));
                    LogLines lines = new LogLines(stream)) {
                any = true;
                String prefix = targets.size() > 1 ? target.prefix() : "";
                for (String line = lines.next(); line != null; line = lines.next()) {
                    sink.line(prefix + line);
                }
            } catch (KubernetesException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        if (!any && refusal != null) {
            throw refusal;
        }
    }

    private static List<Pod> ofCluster(List<Pod> pods, String cluster) {
        return pods.stream()
                .filter(pod -> {
                    Map<String, String> labels = pod.getMetadata().getLabels();
                    return labels != null && cluster.equals(labels.get("name"));
                })
                .toList();
    }

    private static void check(String namespace, String cluster, LogOptions options, List<Pod> pods) {
        if (pods.isEmpty()) {
            throw new KubernetesException(
                    KubernetesException.Kind.NOT_FOUND,
                    "cluster " + cluster + " has no pods in namespace " + namespace + " whose log could be read",
                    null);
        }
        if (LogTarget.of(pods, options).isEmpty()) {
            String there = pods.stream()
                    .flatMap(pod -> pod.getSpec().getContainers().stream())
                    .map(container -> container.getName())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining(", "));
            throw new KubernetesException(
                    KubernetesException.Kind.NOT_FOUND,
                    "cluster " + cluster + " has no container " + options.container() + "; there are: " + there,
                    null);
        }
    }
}
