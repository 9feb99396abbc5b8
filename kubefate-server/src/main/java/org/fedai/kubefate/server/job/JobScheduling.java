package org.fedai.kubefate.server.job;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Runs jobs as tasks of db-scheduler, which assigns each to one replica and reassigns it when its heartbeats stop. All data of the
 * job itself is in the job tables.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(JobSettings.class)
class JobScheduling {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    private static final Logger LOG = LoggerFactory.getLogger(JobScheduling.class);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    @Bean
    OneTimeTask<Void> jobTask(RunJob runJob, JobSettings settings) {
        return Tasks.oneTime(TASK)
                .onFailure((failed, operations) -> later(failed, operations, settings))
                .onDeadExecutionRevive()
                .execute((instance, context) -> runJob(runJob, instance.getId()));
    }

    /** Workers mostly wait, so virtual threads are sufficient. */
    @Bean
    DbSchedulerCustomizer virtualThreads() {
        ExecutorService workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("job-", 0)
                .uncaughtExceptionHandler((worker, e) -> notStarted(e))
                .factory());
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(workers);
            }
        };
    }

    /** What a worker does before a job is its own fails here; the job stays due, and the next poll finds it. */
    private static void notStarted(Throwable e) {
        if (DatabaseFailure.of(e) == null) {
            LOG.error("a job could not be taken; it is tried again", e);
        } else {
            LOG.warn("a job could not be taken; it is tried again: {}", DatabaseFailure.reason(e));
        }
    }

    private static void runJob(RunJob runJob, String uuid) {
        try {
            runJob.run(uuid);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobHalt.Suspended("this replica is shutting down", Duration.ZERO);
        }
    }

    private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations, JobSettings settings) {
        String job = failed.getExecution().taskInstance.getId();
        Throwable cause = failed.getCause().orElse(null);
        if (cause instanceof JobHalt.TakenOver) {
            LOG.info("{}", cause.getMessage());
            return;
        }
        Duration pause = cause instanceof JobHalt.Suspended suspended
                ? suspended.pause()
                : backOff(settings.retryPause(), failed.getExecution().consecutiveFailures);
        LOG.warn("retrying job {} in {} s: {}", job, pause.toSeconds(), String.valueOf(cause));
        operations.reschedule(failed, Instant.now().plus(pause));
    }

    private static Duration backOff(Duration first, int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
    }
}
