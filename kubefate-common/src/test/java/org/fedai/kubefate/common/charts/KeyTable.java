package org.fedai.kubefate.common.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All keys of a cluster.yaml as tables of a Markdown page, made of the chart's schema for it and of its values.yaml: one table for the keys
 * that stand alone, and one for each section. Keys that follow each other and mean the same share a row.
 */
final class KeyTable {
    private static final String HEAD = "| key | type | default | meaning |\n|---|---|---|---|\n";
    private static final Map<String, String> TYPES =
            Map.of("object", "map", "array", "list", "boolean", "boolean", "integer", "number", "string", "text");

    private final Map<String, @Nullable Object> schema;
    private final Defaults defaults;
    private final StringBuilder page = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();

    private record Row(List<String> keys, List<String> types, List<String> defaults, String meaning) {
        static Row of(String meaning) {
            return new Row(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), meaning);
        }
    }

    private KeyTable(ChartUnderTest chart) {
        this.schema = ClusterSchema.of(chart);
        this.defaults = Defaults.of(chart);
    }

    static String of(ChartUnderTest chart) {
        return new KeyTable(chart).page();
    }

    private String page() {
        page.append("### The cluster as a whole\n\n");
        properties(schema).forEach((key, property) -> {
            if (!isSection(property)) {
                row(key, Trees.map(property));
            }
        });
        endTable();
        properties(schema).forEach((key, property) -> {
            if (isSection(property)) {
                page.append("\n### `").append(key).append("`\n\n");
                page.append(meaning(Trees.map(property))).append("\n\n");
                below(key + ".", property);
                endTable();
            }
        });
        return page.toString();
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object schema) {
        return Trees.map(Trees.map(schema).get("properties"));
    }

    private static boolean isSection(@Nullable Object property) {
        return properties(property).size() > 1;
    }

    private void below(String prefix, @Nullable Object property) {
        properties(property).forEach((key, child) -> row(prefix + key, Trees.map(child)));
    }

    private void row(String path, Map<String, @Nullable Object> property) {
        String meaning = meaning(property);
        boolean explainedAbove = path.contains("[]")
                || (!rows.isEmpty() && rows.getLast().meaning().equals(meaning));
        if (!explainedAbove) {
            rows.add(Row.of(meaning));
        }
        Row row = rows.getLast();
        row.keys.add("`" + path + "`");
        row.types.add(type(property, row.meaning));
        row.defaults.add(defaultOf(path));
        below(path + ".", property);
        below(path + "[].", property.get("items"));
    }

    private static String meaning(Map<String, @Nullable Object> property) {
        return property.get("description") instanceof String meaning ? meaning : "";
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

    /** Choices stand in the place of the type, unless the meaning names them. */
    private static String type(Map<String, @Nullable Object> property, String meaning) {
        if (property.get("enum") instanceof List<?> choices) {
            List<String> texts = choices.stream()
                    .filter(String.class::isInstance)
                    .map(String::valueOf)
                    .toList();
            return texts.stream().allMatch(meaning::contains) ? "text" : String.join(", ", texts);
        }
        Object type = property.get("type") instanceof List<?> types ? types.getFirst() : property.get("type");
        return TYPES.getOrDefault(String.valueOf(type), "");
    }

    private String defaultOf(String path) {
        if (schema.get("required") instanceof List<?> required && required.contains(path)) {
            return "required";
        }
        return defaults.of(path).map(value -> "`" + value + "`").orElse("");
    }
}
