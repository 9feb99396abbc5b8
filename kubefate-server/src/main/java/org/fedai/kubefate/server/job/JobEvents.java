package org.fedai.kubefate.server.job;

import java.util.List;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.EventCluster;
import org.fedai.kubefate.common.api.EventJob;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.server.event.EventOutbox;
import org.fedai.kubefate.server.event.EventSubjects;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of changes of jobs: in events, and those who wait for a job. Each method is called in the transaction of the change. */
@Component
class JobEvents implements EventSubjects {
    private final EventOutbox outbox;
    private final JobChanges changes;
    private final ClusterNames names;
    private final JobRepository jobs;

    JobEvents(EventOutbox outbox, JobChanges changes, ClusterNames names, JobRepository jobs) {
        this.outbox = outbox;
        this.changes = changes;
        this.names = names;
        this.jobs = jobs;
    }

    /** The status has changed. */
    void status(JobEntity job) {
        status(job, "");
    }

    /**
     * The status has changed.
     *
     * @param reason why it failed; empty if it did not
     */
    void status(JobEntity job, String reason) {
        String status = job.status().toString();
        add(job, Event.Kind.JOB, status + (reason.isEmpty() ? "" : ": " + reason), status, null, null);
    }

    void deleted(JobEntity job) {
        EventCluster cluster = cluster(job.clusterUuid());
        outbox.add(
                new Event(
                        0,
                        Event.Kind.JOB,
                        job.updatedAt(),
                        "the record of " + title(job, cluster) + " was deleted",
                        cluster,
                        wire(job, true),
                        null,
                        null),
                "");
        changes.notifyAfterCommit(job.uuid());
    }

    /** A state was added or changed. A check only counts, and what it finds has an event of its own. */
    void state(JobEntity job, JobState state) {
        if (state.kind() == JobState.Kind.CHECK) {
            changes.notifyAfterCommit(job.uuid());
        } else {
            add(job, Event.Kind.JOB_STATE, state.text(), "", state, null);
        }
    }

    void module(JobEntity job, SubJob module) {
        String reason = module.reason() == null ? "" : "; " + module.reason();
        String text = module.moduleName() + " is " + module.modulesStatus() + reason;
        add(job, Event.Kind.SUB_JOB, text, module.status(), null, module);
    }

    @Override
    public void check(@Nullable String clusterUuid, @Nullable String jobUuid) {
        if (jobUuid != null && jobs.findByUuid(jobUuid).isEmpty()) {
            throw Problem.notFound("there is no job with uuid " + jobUuid);
        }
    }

    private void add(
            JobEntity job,
            Event.Kind kind,
            String text,
            String status,
            @Nullable JobState state,
            @Nullable SubJob module) {
        EventCluster cluster = cluster(job.clusterUuid());
        outbox.add(
                new Event(
                        0,
                        kind,
                        job.updatedAt(),
                        title(job, cluster) + ": " + text,
                        cluster,
                        wire(job, false),
                        state,
                        module),
                status);
        changes.notifyAfterCommit(job.uuid());
    }

    /** Also a deleted one; without a name if there is none. */
    private EventCluster cluster(String uuid) {
        ClusterNames.ClusterName known = names.of(List.of(uuid)).get(uuid);
        return known == null
                ? EventCluster.named(uuid, "", "")
                : EventCluster.named(uuid, known.name(), known.namespace());
    }

    private static String title(JobEntity job, EventCluster cluster) {
        String name = cluster.name().isEmpty() ? cluster.uuid() : cluster.namespace() + "/" + cluster.name();
        return job.method() + " of " + name + " by " + job.creator();
    }

    private static EventJob wire(JobEntity job, boolean deleted) {
        return new EventJob(job.uuid(), job.method(), job.creator(), job.status(), deleted);
    }
}
