package org.fedai.kubefate.server.release.history;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RevisionRepository extends JpaRepository<RevisionEntity, Long> {
    Optional<RevisionEntity> findByReleaseUuidAndJobUuidAndRollsBackToIsNull(String releaseUuid, String jobUuid);

    Optional<RevisionEntity> findByReleaseUuidAndJobUuidAndRollsBackToIsNotNull(String releaseUuid, String jobUuid);

    Optional<RevisionEntity> findFirstByReleaseUuidAndStatusOrderByNumberDesc(
            String releaseUuid, RevisionStatus status);

    List<RevisionEntity> findByReleaseUuidAndStatusIn(String releaseUuid, List<RevisionStatus> statuses);

    Optional<RevisionEntity> findByReleaseUuidAndNumber(String releaseUuid, int number);

    /** The revisions of a release, the oldest first, without their objects. */
    @Query("""
            select new org.fedai.kubefate.server.release.history.RevisionRow(
                number, jobUuid, chartName, chartVersion, spec, rollsBackTo, status, createdAt, updatedAt)
            from RevisionEntity where releaseUuid = :releaseUuid order by number""")
    List<RevisionRow> list(String releaseUuid);

    List<RevisionEntity> findByReleaseUuidOrderByNumberDesc(String releaseUuid);

    @Query("select coalesce(max(number), 0) from RevisionEntity where releaseUuid = :releaseUuid")
    int lastNumber(String releaseUuid);
}
