package org.fedai.kubefate.server.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.server.audit.AuditTrail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Starts jobs for other features. */
@Service
public class Jobs {
    private final JobRepository repository;
    private final JobView view;
    private final JobEvents events;
    private final JobSettings settings;
    private final ObjectProvider<Scheduler> scheduler;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Jobs(
            JobRepository repository,
            JobView view,
            JobEvents events,
            JobSettings settings,
            ObjectProvider<Scheduler> scheduler,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.view = view;
        this.events = events;
        this.settings = settings;
        this.scheduler = scheduler;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Stores a job, and runs it after the caller's transaction has been committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Job start(NewJob job) {
        String payload = job.payload() == null ? null : json.writeValueAsString(job.payload());
        JobEntity entity = repository.save(new JobEntity(job, payload, timeLimit(job), clock.instant()));
        audit.jobStarted(job.uuid(), job.clusterUuid(), job.method(), job.creator());

        events.status(entity);
        scheduler
                .getObject()
                .scheduleIfNotExists(SchedulableInstance.of(
                        new TaskInstance<>(JobScheduling.TASK.getTaskName(), job.uuid()), clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
        return view.of(entity);
    }

    private Duration timeLimit(NewJob job) {
        Duration general = settings.timeLimit();
        return job.timeLimit() == null || job.timeLimit().compareTo(general) > 0 ? general : job.timeLimit();
    }
}
