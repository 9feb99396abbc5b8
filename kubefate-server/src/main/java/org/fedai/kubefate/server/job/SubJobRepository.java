package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SubJobRepository extends JpaRepository<SubJobEntity, Long> {
    Optional<SubJobEntity> findByJobIdAndModule(long jobId, String module);

    List<SubJobEntity> findByJobIdInOrderByModule(Collection<Long> jobIds);

    List<SubJobEntity> findByJobId(long jobId);

    /** The last job of each cluster that has modules. */
    @Query("""
            select max(j.id) from JobEntity j
            where j.clusterUuid in :clusterUuids and exists (select 1 from SubJobEntity s where s.jobId = j.id)
            group by j.clusterUuid""")
    List<Long> lastJobs(Collection<String> clusterUuids);

    @Query("""
            select new org.fedai.kubefate.server.job.ClusterModule(j.clusterUuid, s.module, s.modulesStatus)
            from SubJobEntity s join JobEntity j on s.jobId = j.id
            where j.id in :jobIds""")
    List<ClusterModule> modules(Collection<Long> jobIds);
}
