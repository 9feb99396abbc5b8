package org.fedai.kubefate.server.cluster;

import java.util.Map;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterInfo;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Converts clusters to their REST representation. */
@Component
class ClusterView {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final JsonMapper json;

    ClusterView(JsonMapper json) {
        this.json = json;
    }

    Cluster of(ClusterEntity cluster, @Nullable ClusterInfo info) {
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
                info);
    }
}
