package org.fedai.kubefate.server.chart;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ChartRepository extends JpaRepository<ChartEntity, Long> {
    Optional<ChartEntity> findByUuid(String uuid);

    List<ChartEntity> findByUuidIn(List<String> uuids);

    Optional<ChartEntity> findByNameAndVersion(String name, String version);

    /** Locks the row until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from ChartEntity where name = :name and version = :version")
    Optional<ChartEntity> lock(String name, String version);

    @Query("select digest from ChartEntity where name = :name and version = :version")
    Optional<String> digestOf(String name, String version);

    @Query("""
            select new org.fedai.kubefate.server.chart.ChartSummary(
                c.id, c.uuid, c.name, c.version, c.appVersion, c.createdAt, c.updatedAt)
            from ChartEntity c""")
    List<ChartSummary> summaries(Pageable page);

    @Query("select version from ChartEntity where name = :name")
    List<String> versionsOf(String name);

    @Query("select distinct name from ChartEntity order by name")
    List<String> names(Limit limit);
}
