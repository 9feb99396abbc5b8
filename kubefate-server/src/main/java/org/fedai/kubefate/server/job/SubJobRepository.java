package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SubJobRepository extends JpaRepository<SubJobEntity, Long> {
    Optional<SubJobEntity> findByJobIdAndModule(long jobId, String module);

    List<SubJobEntity> findByJobIdInOrderByModule(Collection<Long> jobIds);

    List<SubJobEntity> findByJobId(long jobId);
}
