package org.fedai.kubefate.server.job;

import java.time.Duration;
import java.time.Instant;
import org.fedai.kubefate.common.api.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Delays a request until a job changes. No transaction is open during the wait, and the waiting thread is a virtual thread. */
@Component
class AwaitJob {
    private final JobService jobs;
    private final JobChanges changes;

    AwaitJob(JobService jobs, JobChanges changes) {
        this.jobs = jobs;
        this.changes = changes;
    }

    /**
     * The job, as soon as it has changed since {@code since} or ended, or {@code limit} has expired.
     *
     * @param since the last known UpdatedAt; null for the current one
     */
    Job await(String uuid, @Nullable Instant since, Duration limit) throws InterruptedException {
        Instant seen = since == null ? jobs.get(uuid).updatedAt() : since;
        long deadline = System.nanoTime() + limit.toNanos();
        try (JobChanges.Subscription subscription = changes.subscribe(uuid, seen)) {
            boolean waiting = true;
            Job job = jobs.get(uuid);
            while (waiting && !new JobVersion(uuid, job.updatedAt(), job.status()).endsWait(seen)) {
                waiting = subscription.await(Duration.ofNanos(deadline - System.nanoTime()));
                job = jobs.get(uuid);
            }
            return job;
        }
    }
}
