package org.fedai.kubefate.server.job;

import java.time.Duration;
import java.time.Instant;
import org.fedai.kubefate.common.api.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a request until there is news of a job. No transaction is open meanwhile, and the thread that waits is a virtual one. */
@Component
class AwaitJob {
    private final JobService jobs;
    private final JobChanges changes;

    AwaitJob(JobService jobs, JobChanges changes) {
        this.jobs = jobs;
        this.changes = changes;
    }

    /**
     * The job once it is no longer as it was at {@code since}, or has ended, or {@code limit} is over.
     *
     * @param since its UpdatedAt as last seen; null for the one it has now
     */
    Job await(String uuid, @Nullable Instant since, Duration limit) throws InterruptedException {
        Instant seen = since == null ? jobs.get(uuid).updatedAt() : since;
        long deadline = System.nanoTime() + limit.toNanos();
        try (JobChanges.Ear ear = changes.listen(uuid, seen)) {
            boolean goOn = true;
            Job job = jobs.get(uuid);
            while (goOn && !new JobMark(uuid, job.updatedAt(), job.status()).isNews(seen)) {
                goOn = ear.await(Duration.ofNanos(deadline - System.nanoTime()));
                job = jobs.get(uuid);
            }
            return job;
        }
    }
}
