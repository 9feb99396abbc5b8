package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface JobStateRepository extends JpaRepository<JobStateEntity, Long> {
    Optional<JobStateEntity> findByJobIdAndStep(long jobId, String step);

    List<JobStateEntity> findByJobIdInOrderById(Collection<Long> jobIds);
}
