package org.fedai.kubefate.server.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.Drift;
import org.fedai.kubefate.server.drift.DriftSettings;
import org.fedai.kubefate.server.drift.WatchedCluster;
import org.fedai.kubefate.server.drift.WatchedClusters;
import org.fedai.kubefate.server.job.Jobs;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.release.drift.Observation;
import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records how clusters were seen, and repairs them if that is wanted. Only changes are written. */
@Component
class ObservedClusters implements WatchedClusters {
    /** The creator of jobs that nobody has asked for. */
    static final String SERVICE = "kubefate";

    private static final Logger LOG = LoggerFactory.getLogger(ObservedClusters.class);

    /** Of a cluster in another status, a user has to decide what becomes of it. */
    private static final Set<ClusterStatus> REPAIRABLE =
            EnumSet.of(ClusterStatus.RUNNING, ClusterStatus.UNAVAILABLE, ClusterStatus.ROLLBACK);

    private final ClusterRepository repository;
    private final Jobs jobs;
    private final DriftSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ObservedClusters(ClusterRepository repository, Jobs jobs, DriftSettings settings, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.jobs = jobs;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WatchedCluster> watched() {
        return repository.rows().stream()
                .map(row -> new WatchedCluster(
                        new Release(row.uuid(), row.name(), row.namespace()),
                        row.releaseRevision(),
                        row.busyWith(),
                        row.seen()))
                .toList();
    }

    @Override
    @Transactional
    public boolean observed(String uuid, Observation seen) {
        Optional<ClusterEntity> found = idle(uuid);
        if (found.isEmpty()) {
            return false;
        }
        ClusterEntity cluster = found.get();
        Instant now = clock.instant();
        if (!seen.available() && cluster.isSettling(settings.settling(), now)) {
            return true;
        }
        ClusterStatus before = cluster.status();
        if (cluster.observe(health(seen), text(seen.drift()), now) && cluster.status() != before) {
            LOG.info("cluster {} is {}, it was {}", cluster.toRelease(), cluster.status(), before);
        }
        return false;
    }

    /** Whether this would change what is recorded of a cluster. */
    boolean isNews(ClusterEntity cluster, Observation seen) {
        Instant now = clock.instant();
        return (seen.available() || !cluster.isSettling(settings.settling(), now))
                && cluster.isNews(health(seen), text(seen.drift()));
    }

    @Override
    @Transactional
    public void repairByItself(String uuid) {
        Instant now = clock.instant();
        ClusterEntity cluster = idle(uuid)
                .filter(found -> found.drift() != null && REPAIRABLE.contains(found.status()))
                .orElse(null);
        if (cluster == null) {
            return;
        }
        Instant last = cluster.lastOwnRepair();
        int inARow = 1;
        if (last != null
                && last.plus(settings.repairPauseLimit().multipliedBy(2)).isAfter(now)) {
            if (last.plus(settings.pauseAfter(cluster.ownRepairs())).isAfter(now)) {
                return;
            }
            inARow = cluster.ownRepairs() + 1;
        }
        NewJob job = NewJob.withoutPayload(RepairCluster.METHOD, uuid, SERVICE);
        Duration pause = settings.pauseAfter(inARow);
        LOG.warn(
                "cluster {} differs from what was applied ({}); repairing it with job {}, repair {} in a row; the next"
                        + " one waits for {} s",
                cluster.toRelease(),
                first(cluster.drift()),
                job.uuid(),
                inARow,
                pause.toSeconds());
        cluster.repairsItself(inARow, now);
        cluster.beginJob(job.uuid(), ClusterStatus.UPDATING, now);
        jobs.start(job);
    }

    private Optional<ClusterEntity> idle(String uuid) {
        return repository.lock(uuid).filter(cluster -> cluster.busyWith() == null && cluster.deletedAt() == null);
    }

    private static ClusterEntity.Health health(Observation seen) {
        return seen.available() ? ClusterEntity.Health.WELL : ClusterEntity.Health.SICK;
    }

    private @Nullable String text(List<Drift> drift) {
        return drift.isEmpty() ? null : json.writeValueAsString(drift);
    }

    private String first(@Nullable String drift) {
        Drift[] all = json.readValue(drift == null ? "[]" : drift, Drift[].class);
        return all.length == 0 ? "" : all[0] + (all.length == 1 ? "" : " and " + (all.length - 1) + " more");
    }
}
