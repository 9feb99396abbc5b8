package org.fedai.kubefate.server.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.EventCluster;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.database.StoredRow;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.revision.RevisedCluster;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The database row of a cluster. */
@Entity
@EntityListeners(ClusterEvents.class)
@Table(name = "cluster")
class ClusterEntity extends StoredRow {
    private String name;
    private String namespace;
    private String chartName;
    private String chartVersion;

    private String spec;

    private String chartValues = "{}";

    private int revision;
    private int releaseRevision;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ClusterStatus status = ClusterStatus.PENDING;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private @Nullable String busyWith;

    private @Nullable Instant deletedAt;

    private int prunedRevision;

    /** What differs from what was applied, as JSON; null if nothing. */
    private @Nullable String drift;

    /** How it was seen last since the last job; null if not yet. */
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Health health;

    /** How often in a row the service has repaired it by itself. */
    private int ownRepairs;

    private @Nullable Instant lastOwnRepair;

    /** Whether everything that has pods was available. */
    enum Health {
        WELL,
        SICK
    }

    @Transient
    private @Nullable EventCluster told;

    protected ClusterEntity() {}

    ClusterEntity(ClusterSpec spec, Instant now) {
        super(UUID.randomUUID().toString(), now);
        this.name = spec.name();
        this.namespace = spec.namespace();
        this.chartName = spec.chartName();
        this.chartVersion = spec.chartVersion();
        this.spec = spec.text();
    }

    ClusterEntity(ImportedCluster imported) {
        super(imported.uuid(), imported.createdAt(), imported.updatedAt());
        this.name = imported.spec().name();
        this.namespace = imported.spec().namespace();
        this.chartName = imported.spec().chartName();
        this.chartVersion = imported.spec().chartVersion();
        this.spec = imported.spec().text();
        this.chartValues = imported.chartValues();
        this.revision = imported.revision();
        this.releaseRevision = imported.releaseRevision();
        this.status = imported.status();
        this.deletedAt = imported.deletedAt();
    }

    /** A job starts; others are refused until {@link #endJob}. */
    void beginJob(String jobUuid, ClusterStatus during, Instant now) {
        busyWith = jobUuid;
        health = null;
        drift = null;
        setStatus(during, now);
    }

    /** The job has ended. */
    void endJob(ClusterStatus after, Instant now) {
        busyWith = null;
        health = null;
        setStatus(after, now);
    }

    void setStatus(ClusterStatus newStatus, Instant now) {
        status = newStatus;
        touch(now);
    }

    /**
     * It was seen as it is. What a job has left, Rollback or Failed, remains its status until it becomes well or sick after
     * that.
     *
     * @param differences what differs from what was applied, as JSON; null if nothing
     * @return whether this changes anything
     */
    boolean observe(Health seen, @Nullable String differences, Instant now) {
        if (!isNews(seen, differences)) {
            return false;
        }
        ClusterStatus next = next(seen);
        health = seen;
        drift = differences;
        setStatus(next, now);
        return true;
    }

    /** Whether {@link #observe} would change anything. */
    boolean isNews(Health seen, @Nullable String differences) {
        return next(seen) != status || seen != health || !Objects.equals(differences, drift);
    }

    private ClusterStatus next(Health seen) {
        boolean remains = switch (status) {
            case ROLLBACK -> seen == Health.WELL && health != Health.SICK;
            case FAILED -> health == null || health == seen;
            default -> false;
        };
        return remains ? status : seen == Health.WELL ? ClusterStatus.RUNNING : ClusterStatus.UNAVAILABLE;
    }

    /** Whether it was rolled back a short time ago and may still become available. */
    boolean isSettling(Duration limit, Instant now) {
        return status == ClusterStatus.ROLLBACK
                && health == null
                && updatedAt().plus(limit).isAfter(now);
    }

    /** The service repairs it by itself. */
    void repairsItself(int inARow, Instant now) {
        ownRepairs = inARow;
        lastOwnRepair = now;
    }

    /** An installed or updated revision was deployed. */
    void succeed(Revision deployed) {
        revision++;
        deploy(deployed);
    }

    /** An earlier revision was deployed again. */
    void rollBack(Revision deployed) {
        deploy(deployed);
    }

    /** Helm has deployed a revision. */
    void adopt(Revision deployed) {
        if (revision == 0) {
            revision = deployed.number();
        }
        deploy(deployed);
    }

    private void deploy(Revision deployed) {
        chartName = deployed.spec().chartName();
        chartVersion = deployed.spec().chartVersion();
        spec = deployed.spec().text();
        chartValues = deployed.chartValues();
        releaseRevision = deployed.number();
    }

    /** A revision with this number was deleted because there were too many. */
    void pruned(int number) {
        prunedRevision = Math.max(prunedRevision, number);
    }

    /** Its name becomes available again; the row is kept for lists with deleted clusters. */
    void delete(ClusterStatus last, Instant now) {
        endJob(last, now);
        deletedAt = now;
    }

    /** Events tell this from now on. @return whether they have told something else, or nothing, so far */
    boolean tell(EventCluster now) {
        boolean isNews = !now.equals(told);
        told = now;
        return isNews;
    }

    /** Whether its first job has not changed anything yet. */
    boolean isNew() {
        return status == ClusterStatus.PENDING;
    }

    Release toRelease() {
        return new Release(uuid(), name, namespace);
    }

    RevisedCluster toRevised() {
        return new RevisedCluster(toRelease(), busyWith, prunedRevision);
    }

    /** The cluster.yaml of the deployed revision. */
    ClusterSpec toSpec() {
        return ClusterSpec.checked(spec, name, namespace, chartName, chartVersion);
    }

    /**
     * Checks that a cluster.yaml is one of this cluster.
     *
     * @throws Problem if name or namespace differ
     */
    void checkIs(ClusterSpec wanted) {
        if (!name.equals(wanted.name()) || !namespace.equals(wanted.namespace())) {
            throw Problem.invalid(
                    "cluster " + uuid() + " is " + namespace + "/" + name + ", and the cluster.yaml is of "
                            + wanted.namespace() + "/" + wanted.name() + "; name and namespace cannot be changed");
        }
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    String chartName() {
        return chartName;
    }

    String chartVersion() {
        return chartVersion;
    }

    String chartValues() {
        return chartValues;
    }

    int revision() {
        return revision;
    }

    int releaseRevision() {
        return releaseRevision;
    }

    ClusterStatus status() {
        return status;
    }

    @Nullable
    String busyWith() {
        return busyWith;
    }

    @Nullable
    String drift() {
        return drift;
    }

    int ownRepairs() {
        return ownRepairs;
    }

    @Nullable
    Instant lastOwnRepair() {
        return lastOwnRepair;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }
}
