package org.fedai.kubefate.server.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.fedai.kubefate.common.api.JobStatus;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The row of a job. Workers change it only through {@link JobJournal}, which refuses those that have lost the job. */
@Entity
@Table(name = "job")
class JobEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String clusterUuid;

    private String method;
    private String creator;

    private @Nullable String args;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private JobStatus status = JobStatus.PENDING;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable JobStatus ending;

    private int attempt;
    private long timeLimitNanos;
    private Instant startTime;
    private @Nullable Instant endTime;
    private @Nullable Instant stopAskedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected JobEntity() {}

    JobEntity(NewJob job, @Nullable String args, Duration timeLimit, Instant now) {
        this.uuid = job.uuid();
        this.clusterUuid = job.clusterUuid();
        this.method = job.method();
        this.creator = job.creator();
        this.args = args;
        this.timeLimitNanos = timeLimit.toNanos();
        this.startTime = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A worker takes the job up; whoever had it before has lost it. */
    void takeUp(Instant now) {
        attempt++;
        if (status == JobStatus.PENDING) {
            status = JobStatus.RUNNING;
        }
        updatedAt = now;
    }

    void askToStop(Instant now) {
        stopAskedAt = now;
        status = JobStatus.STOPPING;
        updatedAt = now;
    }

    void windDown(JobStatus endsIn, Instant now) {
        ending = endsIn;
        updatedAt = now;
    }

    void end(JobStatus finalStatus, Instant now) {
        status = finalStatus;
        endTime = now;
        updatedAt = now;
    }

    long id() {
        return id == null ? 0 : id;
    }

    String uuid() {
        return uuid;
    }

    String clusterUuid() {
        return clusterUuid;
    }

    String method() {
        return method;
    }

    String creator() {
        return creator;
    }

    @Nullable
    String args() {
        return args;
    }

    JobStatus status() {
        return status;
    }

    @Nullable
    JobStatus ending() {
        return ending;
    }

    int attempt() {
        return attempt;
    }

    boolean isStopAsked() {
        return stopAskedAt != null;
    }

    Duration timeLimit() {
        return Duration.ofNanos(timeLimitNanos);
    }

    Instant startTime() {
        return startTime;
    }

    @Nullable
    Instant endTime() {
        return endTime;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
