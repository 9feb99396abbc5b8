package org.fedai.kubefate.server.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.common.api.Times;
import org.fedai.kubefate.server.job.ClusterNames.ClusterName;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Converts jobs to their REST representation. */
@Component
class JobView {
    private static final int BATCH = 500;
    /** Of a job that was taken over without its cluster. */
    private static final ClusterName UNKNOWN = new ClusterName("", "");

    private final JobStateRepository states;
    private final SubJobRepository subJobs;
    private final ClusterNames clusters;
    private final JsonMapper json;

    JobView(JobStateRepository states, SubJobRepository subJobs, ClusterNames clusters, JsonMapper json) {
        this.states = states;
        this.subJobs = subJobs;
        this.clusters = clusters;
        this.json = json;
    }

    Job of(JobEntity job) {
        return of(List.of(job)).getFirst();
    }

    List<Job> of(List<JobEntity> jobs) {
        List<Job> all = new ArrayList<>(jobs.size());
        for (int from = 0; from < jobs.size(); from += BATCH) {
            all.addAll(batch(jobs.subList(from, Math.min(from + BATCH, jobs.size()))));
        }
        return all;
    }

    private List<Job> batch(List<JobEntity> jobs) {
        List<Long> ids = jobs.stream().map(JobEntity::id).toList();
        Map<Long, List<JobState>> statesOf = states.findByJobIdInOrderById(ids).stream()
                .collect(Collectors.groupingBy(
                        JobStateEntity::jobId, Collectors.mapping(JobStateEntity::toWire, Collectors.toList())));
        Map<Long, Map<String, SubJob>> subJobsOf = subJobs.findByJobIdInOrderByModule(ids).stream()
                .collect(Collectors.groupingBy(
                        SubJobEntity::jobId,
                        Collectors.toMap(
                                SubJobEntity::module, SubJobEntity::toWire, (one, other) -> one, LinkedHashMap::new)));
        Map<String, ClusterName> names =
                clusters.of(jobs.stream().map(JobEntity::clusterUuid).collect(Collectors.toSet()));
        Function<JobEntity, Job> toWire = job -> toWire(
                job,
                statesOf.getOrDefault(job.id(), List.of()),
                subJobsOf.getOrDefault(job.id(), Map.of()),
                names.getOrDefault(job.clusterUuid(), UNKNOWN));
        return jobs.stream().map(toWire).toList();
    }

    private Job toWire(JobEntity job, List<JobState> states, Map<String, SubJob> subJobs, ClusterName cluster) {
        return new Job(
                job.id(),
                job.createdAt(),
                job.updatedAt(),
                null,
                job.uuid(),
                job.startTime(),
                Times.orZero(job.endTime()),
                job.method(),
                job.clusterUuid(),
                cluster.name(),
                cluster.namespace(),
                job.creator(),
                subJobs,
                job.status(),
                job.timeLimit().toNanos(),
                job.payload() == null ? null : json.readValue(job.payload(), Object.class),
                states.stream().map(JobState::text).toList(),
                states.stream()
                        .filter(JobView::isReason)
                        .map(JobState::text)
                        .findFirst()
                        .orElse(""),
                states);
    }

    private static boolean isReason(JobState state) {
        return state.kind() == JobState.Kind.REASON || state.kind() == JobState.Kind.TIMEOUT;
    }
}
