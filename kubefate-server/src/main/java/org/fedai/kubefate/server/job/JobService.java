package org.fedai.kubefate.server.job;

import java.time.Clock;
import java.util.List;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The operations of users on jobs. */
@Service
class JobService {
    private final JobRepository repository;
    private final JobView view;
    private final RunningJobs running;
    private final JobEvents events;
    private final List<JobTraces> traces;
    private final JobSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobService(
            JobRepository repository,
            JobView view,
            RunningJobs running,
            JobEvents events,
            List<JobTraces> traces,
            JobSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.view = view;
        this.running = running;
        this.events = events;
        this.traces = traces;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Job> list(@Nullable JobStatus status, @Nullable String clusterUuid, Page page) {
        return view.of(repository.list(status, clusterUuid, page.toPageable()));
    }

    @Transactional(readOnly = true)
    public Job get(String uuid) {
        return view.of(repository.findByUuid(uuid).orElseThrow(() -> missing(uuid)));
    }

    /** Requests that the job stops; it stops asynchronously. */
    void stop(String uuid) {
        transaction.executeWithoutResult(status -> recordStop(uuid));
        running.requestStop(uuid);
    }

    @Transactional
    public void delete(String uuid) {
        JobEntity job = repository.lock(uuid).orElseThrow(() -> missing(uuid));
        if (!job.status().isFinal()) {
            throw Problem.conflict("job " + uuid + " is " + job.status() + "; it can be deleted after it has ended");
        }
        EndedJob ended = new EndedJob(job.id(), uuid, job.creator());
        traces.forEach(trace -> trace.forget(List.of(ended)));
        repository.deleteEnded(List.of(ended.id()));
        events.deleted(job);
    }

    private void recordStop(String uuid) {
        JobEntity job = repository.lock(uuid).orElseThrow(() -> missing(uuid));
        if (job.isStopRequested() && !job.status().isFinal()) {
            return;
        }
        if (job.status().isFinal() || job.ending() != null) {
            throw Problem.conflict("job " + uuid + " is " + job.status() + " and can no longer be stopped");
        }
        job.requestStop(clock.instant());
        events.status(job);
    }

    private Problem missing(String uuid) {
        return Problem.notFound("there is no job with uuid " + uuid
                + (settings.retention().isPositive()
                        ? "; jobs are deleted " + settings.retentionText() + " after they have ended"
                        : ""));
    }
}
