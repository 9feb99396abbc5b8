package org.fedai.kubefate.server.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores jobs that have ended in another service. */
@Component
public class ImportJobs {
    private final JobRepository jobs;
    private final JobStateRepository states;
    private final SubJobRepository subJobs;
    private final JsonMapper json;

    ImportJobs(JobRepository jobs, JobStateRepository states, SubJobRepository subJobs, JsonMapper json) {
        this.jobs = jobs;
        this.states = states;
        this.subJobs = subJobs;
        this.json = json;
    }

    /**
     * Stores those whose UUID is new, in the caller's transaction.
     *
     * @return those that were stored
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ImportedJob> add(List<ImportedJob> imported) {
        Set<String> known = new HashSet<>(
                jobs.uuidsAmong(imported.stream().map(ImportedJob::uuid).toList()));
        List<ImportedJob> added =
                imported.stream().filter(job -> known.add(job.uuid())).toList();
        added.forEach(this::add);
        return added;
    }

    private void add(ImportedJob job) {
        String payload = job.payload() == null ? null : json.writeValueAsString(job.payload());
        long id = jobs.save(new JobEntity(job, payload)).id();
        states.saveAll(job.states().stream()
                .map(state -> new JobStateEntity(id, null, state, job.updatedAt()))
                .toList());
        subJobs.saveAll(job.subJobs().stream()
                .map(subJob -> new SubJobEntity(id, subJob))
                .toList());
    }
}
