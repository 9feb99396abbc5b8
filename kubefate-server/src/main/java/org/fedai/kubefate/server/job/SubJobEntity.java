package org.fedai.kubefate.server.job;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.common.api.Times;
import org.jspecify.annotations.Nullable;

/** The database row of a module's progress in a job. */
@Entity
@Table(name = "sub_job")
class SubJobEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long jobId;
    private String module;
    private String status;
    private String modulesStatus;
    private @Nullable String reason;
    private Instant startTime;
    private @Nullable Instant endTime;

    protected SubJobEntity() {}

    SubJobEntity(long jobId, String module, Instant startTime) {
        this.jobId = jobId;
        this.module = module;
        this.startTime = startTime;
        this.status = "Running";
        this.modulesStatus = "";
    }

    SubJobEntity(long jobId, SubJob subJob) {
        this.jobId = jobId;
        this.module = subJob.moduleName();
        this.startTime = subJob.startTime();
        this.endTime = Times.isZero(subJob.endTime()) ? null : subJob.endTime();
        this.status = subJob.status();
        this.modulesStatus = subJob.modulesStatus();
        this.reason = subJob.reason();
    }

    /** @return whether anything has changed */
    boolean report(ModuleProgress progress, Instant now) {
        String newReason = progress.reason() == null ? null : JobStateEntity.shorten(progress.reason());
        String newStatus = progress.available() ? "Success" : "Running";
        String newModulesStatus =
                progress.problem() == null ? progress.state() : progress.state() + ": " + progress.problem();
        boolean changed = !newStatus.equals(status)
                || !newModulesStatus.equals(modulesStatus)
                || !Objects.equals(newReason, reason);
        status = newStatus;
        modulesStatus = newModulesStatus;
        reason = newReason;
        endTime = progress.available() ? (endTime == null ? now : endTime) : null;
        return changed;
    }

    /** @return whether it was still open */
    boolean end(String finalStatus, Instant now) {
        if (endTime != null) {
            return false;
        }
        status = finalStatus;
        endTime = now;
        return true;
    }

    boolean isOpen() {
        return endTime == null;
    }

    /** Its description in messages: {@code web is not available: ...}. */
    String description() {
        return module
                + (isTerminating() ? " is not deleted" : " is not available")
                + (reason == null ? "" : ": " + reason);
    }

    /** Whether it is an object that was deleted but still exists. */
    boolean isTerminating() {
        return modulesStatus.startsWith(ModuleProgress.TERMINATING);
    }

    long jobId() {
        return jobId;
    }

    String module() {
        return module;
    }

    SubJob toWire() {
        return new SubJob(module, status, modulesStatus, startTime, Times.orZero(endTime), reason);
    }
}
