package org.fedai.kubefate.common.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * All keys of a chart's example as tables of a Markdown page: one for what stands alone, one for each section. Keys that a comment stands
 * above begin a row; those that follow without one belong to it.
 */
final class KeyTable {
    /** Keys of modules that mean the same in each, explained in the first. */
    private static final Set<String> GENERAL = Set.of(
            "image",
            "replicas",
            "type",
            "nodePort",
            "loadBalancerIP",
            "nodeSelector",
            "tolerations",
            "affinity",
            "resources",
            "subPath",
            "existingClaim",
            "storageClass",
            "accessMode",
            "size",
            "annotations",
            "hosts",
            "tls",
            "cores_per_node");

    private static final Set<String> REQUIRED = Set.of("name", "namespace", "chartName", "chartVersion", "partyId");
    private static final String HEAD = "| key | type | default | meaning |\n|---|---|---|---|\n";

    private final Example example;
    private final Map<String, String> meanings;
    private final @Nullable Object defaults;
    private final StringBuilder page = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();

    private record Row(List<String> keys, List<String> types, List<String> defaults, String meaning) {
        static Row of(String meaning) {
            return new Row(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), meaning);
        }
    }

    private KeyTable(ChartUnderTest chart) {
        this.example = Example.of(chart);
        this.meanings = example.meanings();
        this.defaults = Yaml.read(chart.text("values.yaml"), "values.yaml");
    }

    static String of(ChartUnderTest chart) {
        return new KeyTable(chart).page();
    }

    private String page() {
        Map<String, @Nullable Object> document = example.document();
        page.append("### The cluster as a whole\n\n");
        document.forEach((key, value) -> {
            if (!isSection(value)) {
                row(key, key, value, "");
                Trees.map(value).forEach((child, inside) -> row(key + "." + child, "", inside, ""));
            }
        });
        endTable();
        document.forEach((key, value) -> {
            if (isSection(value)) {
                page.append("\n### `").append(key).append("`\n\n");
                page.append(meanings.getOrDefault(key, "")).append("\n\n");
                rows(key, Trees.map(value), false);
                endTable();
            }
        });
        return page.toString();
    }

    private static boolean isSection(@Nullable Object value) {
        return Trees.map(value).size() > 1;
    }

    private void rows(String parent, Map<String, @Nullable Object> children, boolean item) {
        children.forEach((key, value) -> {
            String path = parent + (item ? "[]." : ".") + key;
            row(path, item ? "" : key, value, meanings.getOrDefault(parent, ""));
            if (value instanceof List<?> list && !list.isEmpty() && !key.equals("tolerations")) {
                rows(path, Trees.map(list.getFirst()), true);
            } else if (!Trees.isFree(key)) {
                rows(path, Trees.map(value), false);
            }
        });
    }

    /** @param key to look for among those with a general meaning */
    private void row(String path, String key, @Nullable Object value, String section) {
        Optional<String> meaning = Optional.ofNullable(meanings.get(path)).or(() -> general(key));
        if (rows.isEmpty() || meaning.isPresent()) {
            rows.add(Row.of(meaning.orElse(section)));
        }
        Row row = rows.getLast();
        row.keys.add("`" + path + "`");
        row.types.add(type(value));
        row.defaults.add(defaultOf(path));
    }

    private Optional<String> general(String key) {
        return GENERAL.contains(key)
                ? meanings.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("." + key))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    private void endTable() {
        page.append(HEAD);
        for (Row row : rows) {
            page.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            lines(row.keys), lines(row.types), lines(row.defaults), row.meaning.replace("|", "\\|")));
        }
        rows.clear();
    }

    private static String lines(List<String> cells) {
        return String.join("<br>", cells);
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "text";
            case Boolean ignored -> "boolean";
            case Number ignored -> "number";
            case List<?> ignored -> "list";
            case Map<?, ?> ignored -> "map";
            default -> "text";
        };
    }

    private String defaultOf(String path) {
        if (REQUIRED.contains(path)) {
            return "required";
        }
        Object value = defaultValue(path);
        if (value == null || value.equals("") || value instanceof Map<?, ?> || value instanceof List<?>) {
            return "";
        }
        return "`" + value + "`";
    }

    private @Nullable Object defaultValue(String path) {
        if (path.equals("persistence")) {
            return Trees.at(defaults, "persistence.enabled");
        }
        for (String place : List.of("modules." + path, path, "image." + path)) {
            Object value = Trees.at(defaults, place);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
