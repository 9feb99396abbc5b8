package org.fedai.kubefate.server.job;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes that workers make, each call in its own short transaction. The row of the job is locked, and a worker that has lost the job to
 * another gets {@link JobHalt.TakenOver}.
 */
@Component
class JobJournal {
    /** The step of the state that contains the reason of a failure. */
    private static final String REASON = "reason";

    private static final String CHECK = "checkout";

    private final JobRepository jobs;
    private final JobStateRepository states;
    private final SubJobRepository subJobs;
    private final JobEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    JobJournal(
            JobRepository jobs,
            JobStateRepository states,
            SubJobRepository subJobs,
            JobEvents events,
            AuditTrail audit,
            Clock clock) {
        this.jobs = jobs;
        this.states = states;
        this.subJobs = subJobs;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Claims a job. Empty if it has already ended. */
    @Transactional
    public Optional<JobEntity> claim(String uuid) {
        Optional<JobEntity> job =
                jobs.lock(uuid).filter(found -> !found.status().isFinal());
        job.ifPresent(found -> {
            found.claim(clock.instant());
            events.status(found);
        });
        return job;
    }

    /** Checks that the job still belongs to the worker. @return whether a stop was requested */
    @Transactional(readOnly = true)
    public boolean checkStop(JobEntity held) {
        JobEntity now = jobs.findByUuid(held.uuid()).orElseThrow(() -> new JobHalt.TakenOver(held.uuid()));
        if (now.attempt() != held.attempt()) {
            throw new JobHalt.TakenOver(held.uuid());
        }
        return now.isStopRequested();
    }

    @Transactional(readOnly = true)
    public boolean isRecorded(JobEntity held, String step) {
        return states.findByJobIdAndStep(held.id(), step).isPresent();
    }

    /** Records a step once; later calls have no effect. */
    @Transactional
    public void recordOnce(JobEntity held, String step, String text) {
        JobEntity job = lock(held);
        if (states.findByJobIdAndStep(job.id(), step).isEmpty()) {
            add(job, step, JobState.step(text));
        }
    }

    /** Records or updates a state that changes while the job is running. */
    @Transactional
    public void recordProgress(JobEntity held, String step, JobState state) {
        put(lock(held), step, state);
    }

    /** Counts a check of the cluster, across workers. */
    @Transactional
    public void recordCheck(JobEntity held) {
        JobEntity job = lock(held);
        Integer last = states.findByJobIdAndStep(job.id(), CHECK)
                .map(state -> state.toWire().count())
                .orElse(null);
        put(job, CHECK, JobState.check(last == null ? 0 : last + 1));
    }

    @Transactional
    public void record(JobEntity held, JobState state) {
        add(lock(held), null, state);
    }

    /** @return whether it has changed */
    @Transactional
    public boolean report(JobEntity held, ModuleProgress progress) {
        JobEntity job = lock(held);
        SubJobEntity module = subJobs.findByJobIdAndModule(job.id(), progress.module())
                .orElseGet(() -> subJobs.save(new SubJobEntity(job.id(), progress.module(), job.startTime())));
        boolean isNew = module.report(progress, clock.instant());
        if (isNew) {
            job.change(clock.instant());
            events.module(job, module.toWire());
        }
        return isNew;
    }

    /** Records that the job has failed, before it is undone. */
    @Transactional
    public void recordFailure(JobEntity held, JobStatus ending, String reason) {
        JobEntity job = lock(held);
        if (job.ending() == null) {
            job.setEnding(ending, clock.instant());
            add(job, REASON, reason(job, ending, reason));
        }
    }

    /** Ends the job. Related changes, such as the cluster's status, are written in the same transaction. */
    @Transactional
    public void finish(JobEntity held, JobStatus status, String text, Runnable alongside) {
        JobEntity job = lock(held);
        alongside.run();
        add(job, null, JobState.end(text));
        job.end(status, clock.instant());
        audit.jobEnded(job.uuid(), status);
        if (status == JobStatus.SUCCESS) {
            // It went while no worker was looking.
            for (SubJobEntity object : subJobs.findByJobId(job.id())) {
                if (object.isTerminating() && object.report(ModuleProgress.deleted(object.module()), clock.instant())) {
                    events.module(job, object.toWire());
                }
            }
        } else {
            String left = status == JobStatus.CANCELED ? "Canceled" : "Failed";
            for (SubJobEntity module : subJobs.findByJobId(job.id())) {
                if (module.end(left, clock.instant())) {
                    events.module(job, module.toWire());
                }
            }
        }
        events.status(
                job,
                states.findByJobIdAndStep(job.id(), REASON)
                        .map(state -> state.toWire().text())
                        .orElse(""));
    }

    /** Writes other changes in a transaction, if the job still belongs to the worker. */
    @Transactional
    public void write(JobEntity held, Consumer<JobEntity> change) {
        change.accept(lock(held));
    }

    private JobState reason(JobEntity job, JobStatus ending, String reason) {
        return ending == JobStatus.TIMEOUT
                ? new JobState(JobState.Kind.TIMEOUT, reason + unavailableModules(job), null, null)
                : new JobState(JobState.Kind.REASON, reason, null, null);
    }

    /** The modules that are not available. */
    private String unavailableModules(JobEntity job) {
        return subJobs.findByJobId(job.id()).stream()
                .filter(SubJobEntity::isOpen)
                .map(SubJobEntity::description)
                .collect(Collectors.joining("; ", "; ", ""))
                .replaceFirst("^; $", "");
    }

    private void put(JobEntity job, String step, JobState state) {
        Optional<JobStateEntity> present = states.findByJobIdAndStep(job.id(), step);
        if (present.isEmpty()) {
            add(job, step, state);
        } else if (present.get().change(state)) {
            changed(job, present.get());
        }
    }

    private void add(JobEntity job, @Nullable String step, JobState state) {
        changed(job, states.save(new JobStateEntity(job.id(), step, state, clock.instant())));
    }

    private void changed(JobEntity job, JobStateEntity state) {
        job.change(clock.instant());
        events.state(job, state.toWire());
    }

    private JobEntity lock(JobEntity held) {
        return jobs.lock(held.uuid())
                .filter(job -> job.attempt() == held.attempt() && !job.status().isFinal())
                .orElseThrow(() -> new JobHalt.TakenOver(held.uuid()));
    }
}
