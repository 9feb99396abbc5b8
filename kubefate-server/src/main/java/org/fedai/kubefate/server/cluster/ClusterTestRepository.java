package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ClusterTestRepository extends JpaRepository<ClusterTestEntity, Long> {
    Optional<ClusterTestEntity> findByJobUuid(String jobUuid);

    Optional<ClusterTestEntity> findFirstByClusterUuidAndStatusIsNull(String clusterUuid);

    Optional<ClusterTestEntity> findFirstByClusterUuidAndStatusIsNotNullOrderByIdDesc(String clusterUuid);

    /** Deletes the results of a cluster that nobody is shown any more. */
    @Modifying
    @Query(
            "delete from ClusterTestEntity where clusterUuid = :clusterUuid and status is not null and jobUuid <> :jobUuid")
    void deleteOtherResults(String clusterUuid, String jobUuid);
}
