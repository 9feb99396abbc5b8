package org.fedai.kubefate.server.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.LastTest;
import org.fedai.kubefate.common.api.TestKind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The database row of a test of a cluster. */
@Entity
@Table(name = "cluster_test")
class ClusterTestEntity {
    private static final int LONGEST_RESULT = 4000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String jobUuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String clusterUuid;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private TestKind kind;

    private String otherParty;
    private @Nullable String fateJob;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable JobStatus status;

    private String result = "";
    private @Nullable Instant endedAt;

    protected ClusterTestEntity() {}

    ClusterTestEntity(String jobUuid, String clusterUuid, TestKind kind, String otherParty) {
        this.jobUuid = jobUuid;
        this.clusterUuid = clusterUuid;
        this.kind = kind;
        this.otherParty = otherParty;
    }

    /** The job of FATE was submitted. */
    void submitted(String job) {
        fateJob = job;
    }

    void setResult(String text) {
        result = text.length() <= LONGEST_RESULT ? text : text.substring(0, LONGEST_RESULT - 3) + "...";
    }

    void end(JobStatus ending, Instant now) {
        if (result.isEmpty()) {
            result = "job " + jobUuid + " says why";
        }
        status = ending;
        endedAt = now;
    }

    String jobUuid() {
        return jobUuid;
    }

    String clusterUuid() {
        return clusterUuid;
    }

    /** Null if it has not been submitted yet. */
    @Nullable
    String fateJob() {
        return fateJob;
    }

    /** For a test that has ended. */
    LastTest toWire() {
        return new LastTest(
                jobUuid, kind, otherParty, Objects.requireNonNull(status), result, Objects.requireNonNull(endedAt));
    }
}
