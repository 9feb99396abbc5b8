package org.fedai.kubefate.server.kubernetes.logs;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.watch.ParallelLists;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches.Subscription;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/** Reads and follows the logs of a cluster's containers. */
public final class PodLogs {
    private final KubeApi api;
    private final SharedWatches watches;
    private final AtomicInteger streams = new AtomicInteger();

    public PodLogs(KubeApi api, SharedWatches watches) {
        this.api = api;
        this.watches = watches;
    }

    /** Receives lines. It may block; reading then pauses, and lines do not accumulate in memory. */
    @FunctionalInterface
    public interface LineSink {
        /**
         * Receives a line, without its line break.
         *
         * @throws IOException if the reader has disconnected; ends the stream
         */
        void line(String line) throws IOException;
    }

    /**
     * Passes the log lines of all pods of a cluster to a sink on the caller's thread until the logs end. If there is
     * more than one log, lines are prefixed with {@code [pod container] }. Containers that have not started yet are
     * skipped unless there are no others.
     *
     * @throws KubernetesException of kind {@code NOT_FOUND} if the cluster has no such pod or container
     */
    public void read(String namespace, String cluster, LogOptions options, LineSink sink)
            throws IOException, InterruptedException {
        copy(LogTarget.of(pods(namespace, cluster, options), options), options, sink);
    }

    /**
     * Like {@link #read}, but continues with new lines, including those of containers that start later, until the sink
     * throws or the thread is interrupted.
     */
    public void follow(String namespace, String cluster, LogOptions options, LineSink sink)
            throws IOException, InterruptedException {
        LogMultiplexer multiplexer = new LogMultiplexer(api, options, streams, sink);
        try (Subscription<Pod> pods = watches.subscribe(WatchedType.POD, namespace, multiplexer::podsChanged)) {
            check(namespace, cluster, options, ofCluster(pods.objects(), cluster));
            multiplexer.run(() -> LogTarget.of(ofCluster(pods.objects(), cluster), options));
        }
    }

    /** The number of logs of containers that are being followed. */
    public int streams() {
        return streams.get();
    }

    /**
     * Checks that there is a log to read.
     *
     * @throws KubernetesException of kind {@code NOT_FOUND} if the cluster has no such pod or container
     */
    public void check(String namespace, String cluster, LogOptions options) {
        pods(namespace, cluster, options);
    }

    private List<Pod> pods(String namespace, String cluster, LogOptions options) {
        try (ParallelLists lists = new ParallelLists(api, namespace)) {
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
                    "cluster " + cluster + " has no pods in namespace " + namespace + " with a readable log",
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
                    "cluster " + cluster + " has no container " + options.container() + "; its containers are: "
                            + there,
                    null);
        }
    }
}
