package org.fedai.kubefate.server.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterState;
import org.fedai.kubefate.server.release.drift.Observation;
import org.fedai.kubefate.server.release.drift.WatchReleases;
import org.fedai.kubefate.server.release.drift.WatchedRelease;
import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Watches all clusters and records how they are. Each replica does so; it records only what it has seen to change, so
 * that replicas that see the same change do not contradict each other. Which clusters there are, and what is deployed, is
 * read from the database every two seconds with one query.
 */
@Component
public class ClusterMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMonitor.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    /** Changes that come in a bunch, such as those of a rollout, are looked at together. */
    private static final Duration BUNCH = Duration.ofMillis(200);
    /** How often a cluster is looked at again of which nothing could be decided. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int OPEN_AT_ONCE = 8;

    private final WatchedClusters clusters;
    private final WatchReleases releases;
    private final DriftSettings settings;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closing;
    private volatile @Nullable Thread thread;
    private boolean failing;

    ClusterMonitor(WatchedClusters clusters, WatchReleases releases, DriftSettings settings) {
        this.clusters = clusters;
        this.releases = releases;
        this.settings = settings;
    }

    /** A cluster that is watched; its mutable fields are accessed only by the thread of the monitor. */
    private static final class Watch {
        private final int revision;
        private final WatchedRelease release;
        private @Nullable String busyWith;
        private @Nullable Observation recorded;
        private long again = Long.MAX_VALUE;

        Watch(WatchedCluster cluster, WatchedRelease release) {
            this.revision = cluster.revision();
            this.release = release;
            this.busyWith = cluster.busyWith();
        }
    }

    /**
     * What is seen of a cluster.
     *
     * @param observation null if what is seen does not tell, because Kubernetes was unreachable until now
     * @param helmRecords the metadata of the release records of Helm in its namespace; null if they are not watched
     */
    public record Seen(
            ClusterState state,
            @Nullable Observation observation,
            @Nullable List<ManifestObject> helmRecords) {}

    /**
     * How a cluster is: from the watch on it, without requests if it is well, and otherwise from Kubernetes.
     *
     * @param revision the deployed revision
     * @throws KubefateException if Kubernetes is unavailable
     */
    public Seen see(Release release, int revision) {
        Watch watch = watches.get(release.uuid());
        if (watch != null && watch.revision == revision && watch.release.isCurrent()) {
            return seen(watch.release);
        }
        try (WatchedRelease now = releases.open(release, () -> {})) {
            return now.isCurrent() ? seen(now) : new Seen(releases.read(release), null, null);
        }
    }

    private static Seen seen(WatchedRelease release) {
        return new Seen(release.state(), release.observe(true), release.helmRecords());
    }

    @EventListener
    void start(ApplicationReadyEvent event) {
        if (settings.watch() && event.getSpringApplication().getWebApplicationType() != WebApplicationType.NONE) {
            thread = Thread.ofVirtual().name("cluster-monitor").start(this::run);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() throws InterruptedException {
        closing = true;
        news.release();
        Thread monitor = thread;
        if (monitor != null) {
            // The watches end before the client of Kubernetes is closed.
            monitor.join(CLOSE);
        }
    }

    private void run() {
        long nextPoll = System.nanoTime();
        try {
            while (!closing) {
                if (System.nanoTime() - nextPoll >= 0) {
                    attempt(this::follow);
                    nextPoll = System.nanoTime() + POLL.toNanos();
                }
                attempt(this::lookAtChanged);
                if (news.tryAcquire(Math.max(0, nextPoll - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    TimeUnit.NANOSECONDS.sleep(BUNCH.toNanos());
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
        watches.values().forEach(watch -> watch.release.close());
    }

    /** Nothing that fails may end the monitor; it is tried again. */
    private void attempt(Runnable step) {
        try {
            step.run();
            failing = false;
        } catch (KubefateException | DataAccessException | TransactionException e) {
            if (!failing && !closing) {
                LOG.warn("cannot see how the clusters are, retrying: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("cannot see how the clusters are, retrying", e);
            }
            failing = true;
        }
    }

    /** Watches what there is now in the database. */
    private void follow() {
        List<WatchedCluster> now = clusters.watched();
        releases.expect(
                now.stream().map(cluster -> cluster.release().namespace()).collect(Collectors.toSet()));
        Set<String> gone = new HashSet<>(watches.keySet());
        List<WatchedCluster> fresh = new ArrayList<>();
        for (WatchedCluster cluster : now) {
            gone.remove(cluster.uuid());
            Watch watch = watches.get(cluster.uuid());
            if (watch == null || watch.revision != cluster.revision()) {
                fresh.add(cluster);
            } else {
                endedJob(watch, cluster);
            }
        }
        gone.forEach(uuid -> {
            Watch watch = watches.remove(uuid);
            if (watch != null) {
                watch.release.close();
            }
        });
        open(fresh);
        long time = System.nanoTime();
        watches.forEach((uuid, watch) -> {
            if (watch.again != Long.MAX_VALUE && time - watch.again >= 0) {
                lookAgain(uuid, watch);
            }
        });
    }

    private void endedJob(Watch watch, WatchedCluster cluster) {
        boolean ended = watch.busyWith != null && !watch.busyWith.equals(cluster.busyWith());
        // A job may begin and end between two looks at the database.
        boolean missed = !cluster.seen() && watch.recorded != null && watch.again == Long.MAX_VALUE;
        watch.busyWith = cluster.busyWith();
        if (ended || missed) {
            lookAgain(cluster.uuid(), watch);
        }
    }

    /** What the job has recorded of the cluster is older than what is seen now. */
    private void lookAgain(String uuid, Watch watch) {
        watch.recorded = null;
        watch.again = Long.MAX_VALUE;
        changed.add(uuid);
    }

    /** The first one alone: it finds out whether Kubernetes answers, and what may be watched. */
    private void open(List<WatchedCluster> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        open(fresh.getFirst());
        Semaphore places = new Semaphore(OPEN_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (WatchedCluster cluster : fresh.subList(1, fresh.size())) {
                places.acquireUninterruptibly();
                var unused = threads.submit(() -> {
                    try {
                        open(cluster);
                    } catch (KubefateException e) {
                        LOG.debug("cannot watch {} yet: {}", cluster.release(), e.getMessage());
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void open(WatchedCluster cluster) {
        String uuid = cluster.uuid();
        WatchedRelease release = releases.open(cluster.release(), () -> {
            changed.add(uuid);
            news.release();
        });
        Watch before = watches.put(uuid, new Watch(cluster, release));
        if (before != null) {
            before.release.close();
        }
        changed.add(uuid);
    }

    private void lookAtChanged() {
        for (String uuid : List.copyOf(changed)) {
            changed.remove(uuid);
            Watch watch = watches.get(uuid);
            if (watch != null && watch.busyWith == null && watch.release.isCurrent()) {
                try {
                    look(uuid, watch);
                } catch (RuntimeException e) {
                    changed.add(uuid);
                    throw e;
                }
            }
        }
    }

    private void look(String uuid, Watch watch) {
        Observation seen = watch.release.observe(false);
        if (seen.equals(watch.recorded)) {
            return;
        }
        boolean undecided = clusters.observed(uuid, seen);
        watch.recorded = seen;
        boolean repairs = settings.repair() && !seen.drift().isEmpty();
        if (repairs) {
            clusters.repairByItself(uuid);
        }
        if (undecided || repairs) {
            watch.again = System.nanoTime() + AGAIN.toNanos();
        }
    }
}
