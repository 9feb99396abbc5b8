package org.fedai.kubefate.server.release.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RevisionRepository extends JpaRepository<RevisionEntity, Long> {
    List<RevisionEntity> findByReleaseUuidAndJobUuidOrderByNumber(String releaseUuid, String jobUuid);

    Optional<RevisionEntity> findFirstByReleaseUuidAndStatusOrderByNumberDesc(
            String releaseUuid, RevisionStatus status);

    List<RevisionEntity> findByReleaseUuidAndStatusIn(String releaseUuid, List<RevisionStatus> statuses);

    Optional<RevisionEntity> findByReleaseUuidAndNumber(String releaseUuid, int number);

    /** The revisions of a release, the oldest first, without their objects. */
    @Query("""
            select new org.fedai.kubefate.server.release.history.RevisionRow(
                number, jobUuid, creator, chartName, chartVersion, spec, rollsBackTo, status, createdAt, updatedAt)
            from RevisionEntity where releaseUuid = :releaseUuid order by number""")
    List<RevisionRow> list(String releaseUuid);

    List<RevisionEntity> findByReleaseUuidOrderByNumberDesc(String releaseUuid);

    @Query("select coalesce(max(number), 0) from RevisionEntity where releaseUuid = :releaseUuid")
    int lastNumber(String releaseUuid);

    /** The numbers of the revisions of a release, the newest first. */
    @Query("select number from RevisionEntity where releaseUuid = :releaseUuid order by number desc")
    List<Integer> numbers(String releaseUuid);

    /** The same, of those in a status. */
    @Query("""
            select number from RevisionEntity
            where releaseUuid = :releaseUuid and status in :statuses order by number desc""")
    List<Integer> numbers(String releaseUuid, Collection<RevisionStatus> statuses);

    @Query("select releaseUuid from RevisionEntity group by releaseUuid having count(*) > :limit")
    List<String> releasesWithMoreThan(long limit);

    @Modifying
    @Query("delete from RevisionEntity where releaseUuid = :releaseUuid and number in :numbers")
    void delete(String releaseUuid, Collection<Integer> numbers);

    @Modifying
    @Query("delete from RevisionEntity where releaseUuid in :releaseUuids")
    void deleteOf(Collection<String> releaseUuids);

    @Modifying
    @Query("update RevisionEntity set creator = :creator where jobUuid in :jobUuids")
    void setCreator(Collection<String> jobUuids, String creator);
}
