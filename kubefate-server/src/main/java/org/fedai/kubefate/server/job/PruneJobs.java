package org.fedai.kubefate.server.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.retention.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes jobs that ended long ago, with their states and sub-jobs. */
@Component
class PruneJobs implements Retention {
    private static final Logger LOG = LoggerFactory.getLogger(PruneJobs.class);
    private static final List<JobStatus> ENDED =
            Arrays.stream(JobStatus.values()).filter(JobStatus::isFinal).toList();

    /** Jobs in one transaction. */
    private static final int PORTION = 100;

    private final JobRepository repository;
    private final List<JobTraces> traces;
    private final JobSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PruneJobs(
            JobRepository repository,
            List<JobTraces> traces,
            JobSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.traces = traces;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public int prune() {
        if (!settings.retention().isPositive()) {
            return 0;
        }
        int pruned = transaction.execute(status -> prune(clock.instant().minus(settings.retention())));
        if (pruned > 0) {
            LOG.info("deleted {} jobs that ended more than {} ago", pruned, settings.retentionText());
        }
        return pruned;
    }

    private int prune(Instant before) {
        List<EndedJob> jobs = repository.endedBefore(before, ENDED, Limit.of(PORTION));
        if (!jobs.isEmpty()) {
            traces.forEach(trace -> trace.forget(jobs));
            repository.deleteEnded(jobs.stream().map(EndedJob::id).toList());
        }
        return jobs.size();
    }
}
