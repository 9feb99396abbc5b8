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

/** The database row of a job. Workers change it only through {@link JobJournal}, which rejects workers that have lost the job. */
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

    @Column(name = "stop_asked_at")
    private @Nullable Instant stopRequestedAt;

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

    JobEntity(ImportedJob job, @Nullable String payload) {
        super(job.uuid(), job.createdAt(), job.updatedAt());
        this.clusterUuid = job.clusterUuid();
        this.method = job.method();
        this.creator = job.creator();
        this.payload = payload;
        this.status = job.status();
        this.timeLimitNanos = job.timeLimit().toNanos();
        this.startTime = job.startTime();
        this.endTime = job.endTime();
    }

    /** Records a change. Each change gets a different time, by which clients that wait recognize it. */
    void change(Instant now) {
        touch(now.isAfter(updatedAt()) ? now : updatedAt().plus(1, ChronoUnit.MICROS));
    }

    /** A worker claims the job; the previous worker loses it. */
    void claim(Instant now) {
        attempt++;
        if (status == JobStatus.PENDING) {
            status = JobStatus.RUNNING;
        }
        change(now);
    }

    void requestStop(Instant now) {
        stopRequestedAt = now;
        status = JobStatus.STOPPING;
        change(now);
    }

    void setEnding(JobStatus newEnding, Instant now) {
        ending = newEnding;
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

    boolean isStopRequested() {
        return stopRequestedAt != null;
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
