package org.fedai.kubefate.server.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.kubernetes.api.AcceptedCredentials;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Runs a job to its end, from any state. */
@Component
class RunJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunJob.class);

    private final JobJournal journal;
    private final RunningJobs running;
    private final Map<String, JobHandler<?>> handlers;
    private final JobSettings settings;
    private final JsonMapper json;
    private final AcceptedCredentials credentials;
    private final Clock clock;

    RunJob(
            JobJournal journal,
            RunningJobs running,
            List<JobHandler<?>> handlers,
            JobSettings settings,
            JsonMapper json,
            AcceptedCredentials credentials,
            Clock clock) {
        this.journal = journal;
        this.running = running;
        this.handlers = handlers.stream()
                .collect(Collectors.toMap(handler -> handler.method().name(), Function.identity()));
        this.settings = settings;
        this.json = json;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Runs a job until it has ended.
     *
     * @throws JobHalt.Suspended if it is to be resumed later
     * @throws JobHalt.TakenOver if another worker has claimed it
     */
    void run(String uuid) throws InterruptedException {
        Optional<JobEntity> claimed = journal.claim(uuid);
        if (claimed.isEmpty()) {
            LOG.debug("job {} has already ended", uuid);
            return;
        }
        run(handler(claimed.get()), claimed.get());
    }

    private <P> void run(JobHandler<P> handler, JobEntity claimed) throws InterruptedException {
        RunningJob<P> job = new RunningJob<>(claimed, payload(handler.method(), claimed), journal, clock);
        running.add(job);
        MDC.put("job", job.uuid());
        MDC.put("cluster", job.clusterUuid());
        try {
            LOG.info("starting {}, attempt {}", claimed.method(), claimed.attempt());
            execute(handler, job);
        } finally {
            running.remove(job);
            MDC.clear();
        }
    }

    private <P> void execute(JobHandler<P> handler, RunningJob<P> job) throws InterruptedException {
        JobStatus ending = job.entity().ending();
        if (ending == null) {
            Failure failure = attempt(handler, job);
            if (failure == null) {
                LOG.info("{} ended", handler.method().name());
                return;
            }
            LOG.info("undoing {}: {}", handler.method().name(), failure.reason());
            journal.recordFailure(job.entity(), failure.ending(), failure.reason());
            ending = failure.ending();
        }
        undo(handler, job, ending);
    }

    private record Failure(JobStatus ending, String reason) {}

    /** @return null if the job has ended */
    private <P> @Nullable Failure attempt(JobHandler<P> handler, RunningJob<P> job) throws InterruptedException {
        try {
            job.recordOnce("running", "update job status to Running");
            handler.run(job);
            return null;
        } catch (JobHalt.Stopped e) {
            return new Failure(JobStatus.CANCELED, "job stopped");
        } catch (JobHalt.TimedOut e) {
            return new Failure(
                    JobStatus.TIMEOUT,
                    "checkout cluster status timeOut! The time limit of "
                            + words(job.entity().timeLimit()) + " has expired");
        } catch (KubernetesException e) {
            throwIfTransient(job, e);
            return new Failure(JobStatus.FAILED, e.getMessage());
        } catch (KubefateException | EngineException e) {
            return new Failure(JobStatus.FAILED, String.valueOf(e.getMessage()));
        } catch (JobHalt | DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} failed with an internal error", handler.method().name(), e);
            return new Failure(JobStatus.FAILED, "internal error (" + e + "); see the log of the service");
        }
    }

    private static String words(Duration limit) {
        return limit.toMinutes() > 0 ? limit.toMinutes() + " minutes" : limit.toSeconds() + " seconds";
    }

    private <P> void undo(JobHandler<P> handler, RunningJob<P> job, JobStatus ending) throws InterruptedException {
        job.beginUndo();
        try {
            handler.undo(job, ending);
        } catch (KubernetesException e) {
            throwIfTransient(job, e);
            giveUp(handler, job, e.getMessage());
        } catch (KubefateException | EngineException e) {
            giveUp(handler, job, e.getMessage());
        } catch (JobHalt | DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "undoing {} failed with an internal error", handler.method().name(), e);
            giveUp(handler, job, e.toString());
        }
        LOG.info("{} ended with status {}", handler.method().name(), ending);
    }

    private static <P> void giveUp(JobHandler<P> handler, RunningJob<P> job, @Nullable String reason) {
        job.finish(JobStatus.FAILED, "the job could not be undone completely: " + reason, () -> handler.abandon(job));
    }

    private void throwIfTransient(RunningJob<?> job, KubernetesException e) {
        String retrying = "retrying";
        if (e.kind() == KubernetesException.Kind.UNAUTHORIZED) {
            Optional<Instant> end = credentials.retryUntil(settings.unauthorizedLimit());
            if (end.isEmpty()) {
                return;
            }
            retrying += " until " + end.get().truncatedTo(ChronoUnit.SECONDS);
        } else if (!e.isTransient()) {
            return;
        }
        job.recordProgress("kubernetes-unavailable", JobState.warning(e.getMessage() + "; " + retrying));
        throw new JobHalt.Suspended(String.valueOf(e.getMessage()), settings.retryPause());
    }

    private JobHandler<?> handler(JobEntity job) {
        JobHandler<?> handler = handlers.get(job.method());
        if (handler == null) {
            throw new IllegalStateException("job " + job.uuid() + " has the unknown method " + job.method());
        }
        return handler;
    }

    private <P> @Nullable P payload(JobMethod<P> method, JobEntity job) {
        return job.payload() == null ? null : json.readValue(job.payload(), method.payload());
    }
}
