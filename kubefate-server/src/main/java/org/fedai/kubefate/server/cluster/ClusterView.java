package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterInfo;
import org.fedai.kubefate.common.api.Drift;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.LastModules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Converts clusters to their REST representation. */
@Component
class ClusterView {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private static final TypeReference<List<Drift>> DRIFT = new TypeReference<>() {};

    private final LastModules modules;
    private final JsonMapper json;

    ClusterView(LastModules modules, JsonMapper json) {
        this.modules = modules;
        this.json = json;
    }

    /** For lists, which have no live state. */
    List<Cluster> of(List<ClusterEntity> clusters) {
        Map<String, Map<String, String>> known = modules.of(clusters.stream()
                .filter(cluster -> cluster.deletedAt() == null)
                .map(ClusterEntity::uuid)
                .toList());
        return clusters.stream()
                .map(cluster -> of(cluster, known.getOrDefault(cluster.uuid(), Map.of()), null))
                .toList();
    }

    Cluster of(ClusterEntity cluster, @Nullable ClusterInfo info) {
        return of(cluster, info == null ? Map.of() : info.status().modules(), info);
    }

    private Cluster of(ClusterEntity cluster, Map<String, String> states, @Nullable ClusterInfo info) {
        ClusterSpec spec = cluster.toSpec();
        return new Cluster(
                cluster.id(),
                cluster.createdAt(),
                cluster.updatedAt(),
                cluster.deletedAt(),
                cluster.uuid(),
                cluster.name(),
                cluster.namespace(),
                cluster.chartName(),
                cluster.chartVersion(),
                spec.text(),
                spec.document(),
                cluster.revision(),
                cluster.releaseRevision(),
                json.readValue(cluster.chartValues(), VALUES),
                cluster.status(),
                states,
                info,
                drift(cluster));
    }

    private List<Drift> drift(ClusterEntity cluster) {
        String drift = cluster.drift();
        return drift == null ? List.of() : json.readValue(drift, DRIFT);
    }
}
