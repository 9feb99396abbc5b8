package org.fedai.kubefate.server.job;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.api.JobStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface JobRepository extends JpaRepository<JobEntity, Long> {
    Optional<JobEntity> findByUuid(String uuid);

    List<JobEntity> findByUuidIn(Collection<String> uuids);

    /** Locks the row until the end of the transaction, so that a worker, a stop and a deletion are serialized. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from JobEntity where uuid = :uuid")
    Optional<JobEntity> lock(String uuid);

    @Query("""
            select j from JobEntity j
            where (:status is null or j.status = :status)
            and (:clusterUuid is null or j.clusterUuid = :clusterUuid)""")
    List<JobEntity> list(@Nullable JobStatus status, @Nullable String clusterUuid, Pageable page);

    /** The current versions of jobs. */
    @Query(
            "select new org.fedai.kubefate.server.job.JobVersion(uuid, updatedAt, status) from JobEntity where uuid in :uuids")
    List<JobVersion> versions(Collection<String> uuids);

    @Query("select uuid from JobEntity where uuid in :uuids")
    List<String> uuidsAmong(Collection<String> uuids);

    /** The jobs that ended before a time, the oldest first. Of some that the Go service ran, it is not known when they ended. */
    @Query("""
            select new org.fedai.kubefate.server.job.EndedJob(id, uuid, creator) from JobEntity
            where endTime < :before or (endTime is null and status in :ended and updatedAt < :before)
            order by id""")
    List<EndedJob> endedBefore(Instant before, Collection<JobStatus> ended, Limit limit);

    /** Deletes jobs, and by the database their states and sub-jobs. */
    @Modifying
    @Query("delete from JobEntity where id in :ids")
    void deleteEnded(Collection<Long> ids);

    @Query("select uuid from JobEntity where status = :status")
    List<String> uuidsInStatus(JobStatus status);
}
