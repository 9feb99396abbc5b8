package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An installed FATE cluster, as clients see it.
 *
 * @param namespace its namespace; the JSON key is a plural for compatibility with the Go service
 * @param values the text of the cluster.yaml that was sent
 * @param spec the cluster.yaml as a document
 * @param revision the number of successful installs and updates
 * @param helmRevision the revision of the release
 * @param chartValues the values the chart was rendered with
 * @param modules the state of each module, such as {@code Available}, as the last job that looked at them left them; empty
 *     before such a job and for deleted clusters, and omitted from JSON
 * @param info its live state; null in lists
 * @param drift what differs from what was applied; omitted if nothing
 */
public record Cluster(
        @JsonProperty("ID") long id,
        @JsonProperty("CreatedAt") Instant createdAt,
        @JsonProperty("UpdatedAt") Instant updatedAt,
        @JsonProperty("DeletedAt") @Nullable Instant deletedAt,
        @JsonProperty("uuid") String uuid,
        @JsonProperty("name") String name,
        @JsonProperty("namespaces") String namespace,
        @JsonProperty("chart_name") String chartName,
        @JsonProperty("chart_version") String chartVersion,
        @JsonProperty("values") String values,
        @JsonProperty("Spec") Map<String, @Nullable Object> spec,
        @JsonProperty("revision") int revision,
        @JsonProperty("helm_revision") int helmRevision,
        @JsonProperty("chart_values") Map<String, @Nullable Object> chartValues,
        @JsonProperty("status") ClusterStatus status,

        @JsonProperty("modules") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> modules,

        @JsonProperty("Info") @Nullable ClusterInfo info,

        @JsonProperty("drift") @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<Drift> drift) {
    /** The Go service omits them. */
    @Override
    @JsonProperty("modules")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public Map<String, String> modules() {
        return Objects.requireNonNullElse(modules, Map.of());
    }

    /** What differs from what was applied; empty if nothing, or an older service did not say. */
    @JsonIgnore
    public List<Drift> differences() {
        return drift == null ? List.of() : drift;
    }

    /** The same with another cluster.yaml and other values, such as those without secrets. */
    public Cluster withSpec(
            String otherValues,
            Map<String, @Nullable Object> otherSpec,
            Map<String, @Nullable Object> otherChartValues) {
        return new Cluster(
                id,
                createdAt,
                updatedAt,
                deletedAt,
                uuid,
                name,
                namespace,
                chartName,
                chartVersion,
                otherValues,
                otherSpec,
                revision,
                helmRevision,
                otherChartValues,
                status,
                modules,
                info,
                drift);
    }
}
