package org.fedai.kubefate.server.takeover;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.cluster.ImportClusters;
import org.fedai.kubefate.server.cluster.ImportedCluster;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes over clusters, deleted ones too. */
@Component
class TakeOverClusters {
    private final ImportClusters clusters;
    private final JsonMapper json;
    private final Clock clock;

    TakeOverClusters(ImportClusters clusters, JsonMapper json, Clock clock) {
        this.clusters = clusters;
        this.json = json;
        this.clock = clock;
    }

    void run(GoDatabase source, long after, Findings findings) {
        List<GoRow> rows = source.rows(GoTable.CLUSTERS, after);
        Map<String, Long> newest = new HashMap<>();
        rows.stream().filter(row -> !isDeleted(row)).forEach(row -> newest.put(key(row), row.id()));
        int taken = 0;
        for (GoRow row : rows) {
            boolean superseded = !isDeleted(row) && newest.getOrDefault(key(row), row.id()) != row.id();
            Findings remarks = new Findings();
            if (add(cluster(row, superseded, remarks), remarks)) {
                findings.addAll(remarks);
                taken++;
            }
        }
        findings.took(GoTable.CLUSTERS, taken);
    }

    private boolean add(ImportedCluster cluster, Findings findings) {
        return switch (clusters.add(cluster)) {
            case ADDED -> true;
            case PRESENT -> false;
            case NAME_TAKEN -> {
                findings.add(
                        named(cluster) + " is taken over as Deleted, because there is another cluster of this name");
                yield true;
            }
        };
    }

    private ImportedCluster cluster(GoRow row, boolean superseded, Findings findings) {
        Instant now = clock.instant();
        String uuid = row.uuid();
        int number = (int) row.number("status");
        Instant deletedAt = row.time("deleted_at");
        Spec spec = spec(row);
        ImportedCluster cluster = new ImportedCluster(
                uuid == null ? UUID.randomUUID().toString() : uuid,
                spec.content(),
                chartValues(row),
                (int) row.number("revision"),
                helmRevision(row),
                isDeleted(row) ? ClusterStatus.DELETED : GoClusterStatus.after(number),
                row.createdAt(now),
                row.updatedAt(now),
                isDeleted(row) && deletedAt == null ? row.updatedAt(now) : deletedAt);
        if (!spec.problem().isEmpty()) {
            findings.add(named(cluster) + ": " + spec.problem());
        }
        if (superseded) {
            findings.add(named(cluster) + " is taken over as Deleted, because a later one has the same name");
            return cluster.deleted(row.updatedAt(now));
        }
        String left = GoClusterStatus.whatWasLeft(number);
        if (!isDeleted(row) && !left.isEmpty()) {
            findings.add(named(cluster) + " " + left);
        }
        return cluster;
    }

    /** @param problem a part of a sentence, empty if there is none */
    private record Spec(ClusterSpec content, String problem) {}

    /**
     * The cluster.yaml, in which the chart version can differ from the column: when an update fails, the Go service puts the text back, but not the
     * columns.
     */
    private Spec spec(GoRow row) {
        String name = row.text("name");
        String namespace = row.text("name_space");
        String chartName = row.text("chart_name");
        String chartVersion = row.text("chart_version");
        for (String text : List.of(row.text("values"), row.text("spec"))) {
            Map<String, @Nullable Object> document = document(text);
            if (!document.isEmpty()) {
                String version = document.get("chartVersion") instanceof String inText ? inText : chartVersion;
                String chart = document.get("chartName") instanceof String inText ? inText : chartName;
                return new Spec(
                        ClusterSpec.checked(text, name, namespace, chart, version),
                        version.equals(chartVersion)
                                ? ""
                                : "its cluster.yaml says chart version " + version
                                        + ", which is taken over; its row says " + chartVersion
                                        + ", to which an update failed");
            }
        }
        Map<String, Object> minimal = new LinkedHashMap<>();
        minimal.put("name", name);
        minimal.put("namespace", namespace);
        minimal.put("chartName", chartName);
        minimal.put("chartVersion", chartVersion);
        return new Spec(
                ClusterSpec.checked(Yaml.write(minimal), name, namespace, chartName, chartVersion),
                "its cluster.yaml cannot be read and is taken over with name, namespace and chart only; update it with a complete one");
    }

    private static Map<String, @Nullable Object> document(String text) {
        try {
            return ClusterSpec.checked(text, "", "", "", "").document();
        } catch (EngineException e) {
            return Map.of();
        }
    }

    /** The Go service counts from 0, Helm from 1. */
    private static int helmRevision(GoRow row) {
        return (int) Math.max(0, row.number("helm_revision")) + 1;
    }

    private String chartValues(GoRow row) {
        try {
            return json.readTree(row.text("chart_values")).isObject() ? row.text("chart_values") : "{}";
        } catch (JacksonException e) {
            return "{}";
        }
    }

    private static boolean isDeleted(GoRow row) {
        return row.time("deleted_at") != null || row.number("status") == GoClusterStatus.DELETED;
    }

    private static String key(GoRow row) {
        return row.text("name_space") + "/" + row.text("name");
    }

    private static String named(ImportedCluster cluster) {
        return "cluster " + cluster.name() + " (" + cluster.uuid() + ")";
    }
}
