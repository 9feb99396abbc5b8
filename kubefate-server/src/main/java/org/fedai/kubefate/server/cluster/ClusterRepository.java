package org.fedai.kubefate.server.cluster;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ClusterRepository extends JpaRepository<ClusterEntity, Long> {
    Optional<ClusterEntity> findByUuid(String uuid);

    @Query("from ClusterEntity where namespace = :namespace and name = :name and deletedAt is null")
    Optional<ClusterEntity> findActive(String namespace, String name);

    /** Without reading the cluster.yaml and the values. */
    @Query("select new org.fedai.kubefate.server.release.history.Release(uuid, name, namespace) from ClusterEntity"
            + " where uuid = :uuid")
    Optional<Release> name(String uuid);

    /** Locks the row until the end of the transaction, so that two requests cannot both start a job. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from ClusterEntity where uuid = :uuid")
    Optional<ClusterEntity> lock(String uuid);

    @Query("""
            select c from ClusterEntity c
            where (:all = true or c.deletedAt is null)
            and (:name is null or c.name = :name)
            and (:namespace is null or c.namespace = :namespace)
            and (:status is null or c.status = :status)""")
    List<ClusterEntity> list(
            boolean all,
            @Nullable String name,
            @Nullable String namespace,
            @Nullable ClusterStatus status,
            Pageable page);

    /** Clusters that use the chart, or have a revision with it that is being applied or is deployed. */
    @Query("""
            select c from ClusterEntity c
            where c.deletedAt is null
                and (c.chartName = :chartName and c.chartVersion = :chartVersion
                    or exists (
                        select 1 from RevisionEntity r
                        where r.releaseUuid = c.uuid and r.chartName = :chartName and r.chartVersion = :chartVersion
                            and r.status in :statuses))
            order by c.id""")
    List<ClusterEntity> usersOf(
            String chartName, String chartVersion, Collection<RevisionStatus> statuses, Limit limit);

    @Query(
            "select new org.fedai.kubefate.server.cluster.NamedCluster(uuid, namespace, name) from ClusterEntity where uuid in :uuids")
    List<NamedCluster> names(Collection<String> uuids);

    @Query("""
            select new org.fedai.kubefate.server.cluster.ClusterRow(uuid, name, namespace, releaseRevision, busyWith,
                case when health is null then false else true end)
            from ClusterEntity where deletedAt is null order by id""")
    List<ClusterRow> rows();

    @Query("select distinct namespace from ClusterEntity where deletedAt is null")
    Set<String> namespaces();
}
