package org.fedai.kubefate.server.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.database.StoredRow;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The row of a job. Workers change it only through {@link JobJournal}, which refuses those that have lost the job. */
@Entity
@Table(name = "job")
class JobEntity extends StoredRow {
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String clusterUuid;

    private String method;
    private String creator;

    /** JSON. */
    @Column(name = "args")
    private @Nullable String payload;

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

    protected JobEntity() {}

    JobEntity(NewJob job, @Nullable String payload, Duration timeLimit, Instant now) {
        super(job.uuid(), now);
        this.clusterUuid = job.clusterUuid();
        this.method = job.method();
        this.creator = job.creator();
        this.payload = payload;
        this.timeLimitNanos = timeLimit.toNanos();
        this.startTime = now;
    }

    /** Something of it is new; each change has a time of its own, by which those who wait know it from the one before. */
    void change(Instant now) {
        touch(now.isAfter(updatedAt()) ? now : updatedAt().plus(1, ChronoUnit.MICROS));
    }

    /** A worker takes the job up; whoever had it before has lost it. */
    void takeUp(Instant now) {
        attempt++;
        if (status == JobStatus.PENDING) {
            status = JobStatus.RUNNING;
        }
        change(now);
    }

    void askToStop(Instant now) {
        stopAskedAt = now;
        status = JobStatus.STOPPING;
        change(now);
    }

    void windDown(JobStatus endsIn, Instant now) {
        ending = endsIn;
        change(now);
    }

    void end(JobStatus finalStatus, Instant now) {
        status = finalStatus;
        endTime = now;
        change(now);
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
    String payload() {
        return payload;
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
}
