package org.fedai.kubefate.server.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.database.StoredRow;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The row of a cluster. */
@Entity
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

    protected ClusterEntity() {}

    ClusterEntity(ClusterSpec spec, Instant now) {
        super(UUID.randomUUID().toString(), now);
        this.name = spec.name();
        this.namespace = spec.namespace();
        this.chartName = spec.chartName();
        this.chartVersion = spec.chartVersion();
        this.spec = spec.text();
    }

    /** A job begins to work on it; others are refused until {@link #release}. */
    void occupy(String jobUuid, ClusterStatus during, Instant now) {
        busyWith = jobUuid;
        become(during, now);
    }

    /** The job that worked on it has ended. */
    void release(ClusterStatus after, Instant now) {
        busyWith = null;
        become(after, now);
    }

    void become(ClusterStatus newStatus, Instant now) {
        status = newStatus;
        touch(now);
    }

    /** A revision that its user has asked for runs. */
    void succeed(Revision deployed) {
        revision++;
        runs(deployed);
    }

    /** An earlier revision runs again. */
    void rollBack(Revision deployed) {
        runs(deployed);
    }

    private void runs(Revision deployed) {
        chartName = deployed.spec().chartName();
        chartVersion = deployed.spec().chartVersion();
        spec = deployed.spec().text();
        chartValues = deployed.chartValues();
        releaseRevision = deployed.number();
    }

    /** Its name becomes free again; the row stays for those who ask for all. */
    void delete(ClusterStatus last, Instant now) {
        release(last, now);
        deletedAt = now;
    }

    Release toRelease() {
        return new Release(uuid(), name, namespace);
    }

    /** The cluster.yaml it runs by. */
    ClusterSpec toSpec() {
        return ClusterSpec.checked(spec, name, namespace, chartName, chartVersion);
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
    Instant deletedAt() {
        return deletedAt;
    }
}
