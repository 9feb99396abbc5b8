package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface JobStateRepository extends JpaRepository<JobState, Long> {
    Optional<JobState> findByJobIdAndStep(long jobId, String step);

    List<JobState> findByJobIdInOrderById(Collection<Long> jobIds);
}
