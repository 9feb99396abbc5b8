package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who started jobs. */
@Component
public class JobCreators {
    private final JobRepository repository;

    JobCreators(JobRepository repository) {
        this.repository = repository;
    }

    /** The creators by UUID of the job; deleted jobs are missing. */
    @Transactional(readOnly = true)
    public Map<String, String> of(Collection<String> jobUuids) {
        return repository.findByUuidIn(jobUuids).stream()
                .collect(Collectors.toMap(JobEntity::uuid, JobEntity::creator));
    }
}
