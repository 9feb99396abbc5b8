package org.fedai.kubefate.server.release.helm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface HelmRevisionRepository extends JpaRepository<HelmRevisionEntity, Long> {
    Optional<HelmRevisionEntity> findByReleaseUuidAndNumber(String releaseUuid, int number);

    @Query("select new org.fedai.kubefate.server.release.helm.WrittenRecord(number, status) from HelmRevisionEntity"
            + " where releaseUuid = :releaseUuid and status is not null order by number")
    List<WrittenRecord> written(String releaseUuid);

    Optional<HelmRevisionEntity> findFirstByReleaseUuidOrderByNumber(String releaseUuid);

    @Modifying
    @Query("delete from HelmRevisionEntity where releaseUuid = :releaseUuid and number in :numbers")
    void delete(String releaseUuid, Collection<Integer> numbers);

    @Modifying
    @Query("delete from HelmRevisionEntity where releaseUuid in :releaseUuids")
    void deleteOf(Collection<String> releaseUuids);

    void deleteByReleaseUuid(String releaseUuid);
}
