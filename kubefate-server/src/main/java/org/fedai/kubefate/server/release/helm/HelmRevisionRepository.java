package org.fedai.kubefate.server.release.helm;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface HelmRevisionRepository extends JpaRepository<HelmRevisionEntity, Long> {
    Optional<HelmRevisionEntity> findByReleaseUuidAndNumber(String releaseUuid, int number);

    @Query("select new org.fedai.kubefate.server.release.helm.WrittenRecord(number, status) from HelmRevisionEntity"
            + " where releaseUuid = :releaseUuid and status is not null order by number")
    List<WrittenRecord> written(String releaseUuid);

    Optional<HelmRevisionEntity> findFirstByReleaseUuidOrderByNumber(String releaseUuid);

    void deleteByReleaseUuid(String releaseUuid);
}
