package org.fedai.kubefate.server.release.helm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.ChartMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The chart of a revision as Helm stores it: without its subcharts.
 *
 * @param metadata the content of Chart.yaml
 * @param templates the files of {@code templates/}, with this prefix in their names
 * @param files all other files except Chart.yaml, values.yaml and the schema
 * @param values the default values
 * @param schema the JSON schema of the values; empty if there is none
 * @param others fields that are not needed here and are kept
 */
public record ReleasedChart(
        Map<String, @Nullable Object> metadata,
        List<ChartFile> templates,
        List<ChartFile> files,
        Map<String, @Nullable Object> values,
        String schema,
        Map<String, @Nullable Object> others) {
    /** Those of a Chart.yaml that Helm knows. It stores no others. */
    private static final List<String> TEXTS = List.of(
            "name",
            "home",
            "version",
            "description",
            "icon",
            "apiVersion",
            "condition",
            "tags",
            "appVersion",
            "kubeVersion",
            "type");

    private static final Set<String> NO_FILES = Set.of(".helmignore");

    public ReleasedChart {
        templates = List.copyOf(templates);
        files = List.copyOf(files);
    }

    /** A chart of which only name and version are known. */
    static ReleasedChart named(String name, String version) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("version", version);
        metadata.put("apiVersion", "v1");
        return new ReleasedChart(metadata, List.of(), List.of(), Map.of(), "", Map.of());
    }

    static ReleasedChart of(Chart chart) {
        return new ReleasedChart(
                metadata(chart.metadata()),
                chart.templates(),
                chart.files().stream()
                        .filter(file -> !NO_FILES.contains(file.name()))
                        .toList(),
                chart.values(),
                chart.schema().orElse(""),
                Map.of());
    }

    /** The name in Chart.yaml; empty if the record has none. */
    public String name() {
        return text("name");
    }

    /** The version in Chart.yaml; empty if the record has none. */
    public String version() {
        return text("version");
    }

    private String text(String key) {
        return metadata.get(key) instanceof String text ? text : "";
    }

    private static Map<String, @Nullable Object> metadata(ChartMetadata chart) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (String key : TEXTS) {
            Object value = chart.document().get(key);
            if (value != null) {
                metadata.put(key, value.toString());
            }
        }
        metadata.put("deprecated", chart.deprecated());
        metadata.put("sources", chart.sources());
        metadata.put("keywords", chart.keywords());
        metadata.put("annotations", chart.annotations());
        metadata.put(
                "maintainers",
                chart.maintainers().stream()
                        .map(one -> Map.of("name", one.name(), "email", one.email(), "url", one.url()))
                        .toList());
        metadata.put(
                "dependencies",
                chart.dependencies().stream().map(ReleasedChart::dependency).toList());
        return metadata;
    }

    private static Map<String, Object> dependency(ChartDependency dependency) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", dependency.name());
        json.put("version", dependency.version());
        json.put("repository", dependency.repository());
        json.put("condition", dependency.condition());
        json.put("tags", dependency.tags());
        json.put("import-values", dependency.importValues());
        json.put("alias", dependency.alias());
        return json;
    }

    static ReleasedChart read(RecordFields fields) {
        return new ReleasedChart(
                fields.map("metadata"),
                files(fields, "templates"),
                files(fields, "files"),
                fields.map("values"),
                new String(fields.bytes("schema"), StandardCharsets.UTF_8),
                fields.others());
    }

    private static List<ChartFile> files(RecordFields fields, String key) {
        List<ChartFile> files = new ArrayList<>();
        for (RecordFields file : fields.list(key)) {
            files.add(new ChartFile(file.text("name"), file.bytes("data")));
        }
        return files;
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("metadata", metadata);
        json.put("lock", null);
        json.put("templates", json(templates));
        json.put("values", values);
        json.put("schema", schema.isEmpty() ? null : base64(schema.getBytes(StandardCharsets.UTF_8)));
        json.put("files", json(files));
        json.putAll(others);
        return json;
    }

    private static List<Map<String, String>> json(List<ChartFile> files) {
        return files.stream()
                .map(file -> Map.of("name", file.name(), "data", base64(file.data())))
                .toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
