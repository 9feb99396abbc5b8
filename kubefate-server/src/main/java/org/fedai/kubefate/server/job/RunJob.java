package org.fedai.kubefate.server.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Carries a job to its end, from wherever it stands. */
@Component
class RunJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunJob.class);

    private final JobJournal journal;
    private final RunningJobs running;
    private final Map<String, JobWork<?>> works;
    private final JobSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    RunJob(
            JobJournal journal,
            RunningJobs running,
            List<JobWork<?>> works,
            JobSettings settings,
            JsonMapper json,
            Clock clock) {
        this.journal = journal;
        this.running = running;
        this.works =
                works.stream().collect(Collectors.toMap(work -> work.method().name(), Function.identity()));
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs a job until it has ended.
     *
     * @throws JobHalt.Suspended when it is to be gone on with later
     * @throws JobHalt.TakenOver when another worker has it now
     */
    void run(String uuid) throws InterruptedException {
        Optional<JobEntity> taken = journal.takeUp(uuid);
        if (taken.isEmpty()) {
            LOG.debug("job {} has nothing left to do", uuid);
            return;
        }
        run(work(taken.get()), taken.get());
    }

    private <P> void run(JobWork<P> work, JobEntity taken) throws InterruptedException {
        RunningJob<P> job = new RunningJob<>(taken, payload(work.method(), taken), journal, clock);
        running.enter(job);
        MDC.put("job", job.uuid());
        MDC.put("cluster", job.clusterUuid());
        try {
            LOG.info("{} begins, attempt {}", taken.method(), taken.attempt());
            carryOut(work, job);
        } finally {
            running.leave(job);
            MDC.clear();
        }
    }

    private <P> void carryOut(JobWork<P> work, RunningJob<P> job) throws InterruptedException {
        JobStatus ending = job.entity().ending();
        if (ending == null) {
            Failure failure = attempt(work, job);
            if (failure == null) {
                LOG.info("{} ended", work.method().name());
                return;
            }
            LOG.info("{} is taken back: {}", work.method().name(), failure.reason());
            journal.windDown(job.entity(), failure.ending(), failure.reason());
            ending = failure.ending();
        }
        takeBack(work, job, ending);
    }

    private record Failure(JobStatus ending, String reason) {}

    /** @return null when the job has ended */
    private <P> @Nullable Failure attempt(JobWork<P> work, RunningJob<P> job) throws InterruptedException {
        try {
            job.tellOnce("running", "update job status to Running");
            work.run(job);
            return null;
        } catch (JobHalt.Stopped e) {
            return new Failure(JobStatus.CANCELED, "job stopped");
        } catch (JobHalt.OutOfTime e) {
            return new Failure(
                    JobStatus.TIMEOUT,
                    "checkout cluster status timeOut! The limit of "
                            + words(job.entity().timeLimit()) + " is over");
        } catch (KubernetesException e) {
            throwIfTransient(job, e);
            return new Failure(JobStatus.FAILED, e.getMessage());
        } catch (KubefateException | EngineException e) {
            return new Failure(JobStatus.FAILED, String.valueOf(e.getMessage()));
        } catch (JobHalt | DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} failed by a defect of the service", work.method().name(), e);
            return new Failure(JobStatus.FAILED, "the service failed (" + e + "); its log says more");
        }
    }

    private static String words(Duration limit) {
        return limit.toMinutes() > 0 ? limit.toMinutes() + " minutes" : limit.toSeconds() + " seconds";
    }

    private <P> void takeBack(JobWork<P> work, RunningJob<P> job, JobStatus ending) throws InterruptedException {
        job.beginUndo();
        try {
            work.undo(job, ending);
        } catch (KubernetesException e) {
            throwIfTransient(job, e);
            giveUp(work, job, e.getMessage());
        } catch (KubefateException | EngineException e) {
            giveUp(work, job, e.getMessage());
        } catch (JobHalt | DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not be taken back by a defect of the service",
                    work.method().name(),
                    e);
            giveUp(work, job, e.toString());
        }
        LOG.info("{} ended as {}", work.method().name(), ending);
    }

    private static <P> void giveUp(JobWork<P> work, RunningJob<P> job, @Nullable String reason) {
        job.finish(JobStatus.FAILED, "not everything could be taken back: " + reason, () -> work.letGo(job));
    }

    private void throwIfTransient(RunningJob<?> job, KubernetesException e) {
        if (e.isTransient()) {
            job.tellProgress("kubernetes-away", JobState.warning(e.getMessage() + "; trying again"));
            throw new JobHalt.Suspended(String.valueOf(e.getMessage()), settings.retryPause());
        }
    }

    private JobWork<?> work(JobEntity job) {
        JobWork<?> work = works.get(job.method());
        if (work == null) {
            throw new IllegalStateException("job " + job.uuid() + " has the unknown method " + job.method());
        }
        return work;
    }

    private <P> @Nullable P payload(JobMethod<P> method, JobEntity job) {
        return job.payload() == null ? null : json.readValue(job.payload(), method.payload());
    }
}
