package org.fedai.kubefate.chart.parity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Draws charts in charts, packed or not, with dependencies of all kinds and values that meet them: conditions, tags, aliases, ranges that
 * hold and that do not, imports in both forms, globals, libraries, schemas and nulls. Every chart shows what its templates see.
 */
final class ChartGenerator {
    /** A chart, ready to be read. */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are handed on, never compared.
    record Generated(byte[] archive, Map<String, String> files, String values) {
        Chart chart() {
            return ChartArchive.read(archive, ArchiveLimits.DEFAULT);
        }

        @Override
        public String toString() {
            return files.entrySet().stream()
                            .filter(file -> !file.getKey().endsWith("shown.yaml"))
                            .map(file -> "--- " + file.getKey() + "\n" + file.getValue())
                            .collect(Collectors.joining("\n"))
                    + "\n--- values of the user\n" + values;
        }
    }

    private static final String SHOW = """
            {{- $chart := dict "name" .Chart.Name "root" .Chart.IsRoot "dependencies" .Chart.Dependencies -}}
            { kind: Shown, values: {{ toJson .Values }}, chart: {{ toJson $chart }}, inside: {{ keys .Subcharts | sortAlpha | toJson }} }
            """;
    private static final List<String> CHARTS = List.of("one", "two", "three", "four", "dot.ted");
    private static final List<String> ALIASES = List.of("first", "second", "one", "two", "third", "data");
    private static final List<String> VERSIONS = List.of("0.1.0", "1.2.3", "1.2.4", "2.0.0-rc.1");
    private static final List<String> RANGES =
            List.of("*", ">=0", "^1.2.0", "~1.2.3", "1.x", "9.x", "0.1.0 || 1.2.x", ">=0.0.0-0", "none", "");
    private static final List<String> KEYS =
            List.of("a", "b", "t", "flag", "enabled", "data", "exports", "global", "tags", "front", "back");
    private static final List<String> TAGS = List.of("front", "back", "flag");
    private static final int DEEPEST = 3;

    private final Random random;
    private final Map<String, String> files = new TreeMap<>();

    private ChartGenerator(long seed) {
        this.random = new Random(seed);
    }

    static Generated chart(long seed) {
        ChartGenerator generator = new ChartGenerator(seed);
        Map<String, byte[]> root = generator.chart("probe", "probe", 0);
        Tgz archive = Tgz.empty();
        root.forEach((name, data) -> archive.file("probe/" + name, data));
        return new Generated(archive.pack(), generator.files, Yaml.write(generator.table(generator.names(), 0)));
    }

    /** The files of a chart, and of those inside of it. */
    private Map<String, byte[]> chart(String name, String path, int depth) {
        Map<String, byte[]> chart = new LinkedHashMap<>();
        List<String> inside = inside(depth);
        for (String inner : inside) {
            boolean packed = chance(25);
            Map<String, byte[]> content = chart(inner, path + "/charts/" + inner + (packed ? ".tgz" : ""), depth + 1);
            if (packed) {
                Tgz archive = Tgz.empty();
                content.forEach((file, data) -> archive.file(inner + "/" + file, data));
                chart.put("charts/" + inner + "-packed.tgz", archive.pack());
            } else {
                content.forEach((file, data) -> chart.put("charts/" + inner + "/" + file, data));
            }
        }
        boolean old = chance(15);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("apiVersion", old ? "v1" : "v2");
        metadata.put("name", name);
        metadata.put("version", draw(VERSIONS));
        if (depth > 0 && chance(12)) {
            metadata.put("type", "library");
        }
        if (!chance(15)) {
            List<@Nullable Object> dependencies = dependencies(inside, depth);
            if (!dependencies.isEmpty() || chance(50)) {
                if (old) {
                    put(chart, path, "requirements.yaml", Yaml.write(Map.of("dependencies", dependencies)));
                } else {
                    metadata.put("dependencies", dependencies);
                }
            }
        }
        put(chart, path, "Chart.yaml", Yaml.write(metadata));
        List<String> names = new ArrayList<>(inside);
        names.addAll(draw(2, ALIASES));
        if (!chance(10)) {
            put(chart, path, "values.yaml", defaults(names));
        }
        if (chance(8)) {
            put(chart, path, "values.schema.json", """
                    {"type": "object", "properties": {"a": {"type": ["number", "object", "null"]}, "t": {"not": {"type": "null"}}}}
                    """);
        }
        put(chart, path, chance(10) ? "templates/_shown.yaml" : "templates/shown.yaml", SHOW);
        return chart;
    }

    private void put(Map<String, byte[]> chart, String path, String name, String text) {
        chart.put(name, text.getBytes(StandardCharsets.UTF_8));
        files.put(path + "/" + name, text);
    }

    private List<String> inside(int depth) {
        return depth == DEEPEST ? List.of() : draw(random.nextInt(depth == 0 ? 4 : 3), CHARTS);
    }

    private List<@Nullable Object> dependencies(List<String> inside, int depth) {
        List<@Nullable Object> dependencies = new ArrayList<>();
        List<String> aliases = draw(ALIASES.size(), ALIASES);
        for (String inner : inside) {
            int times = chance(15) ? 0 : chance(20) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                String alias = i > 0 || chance(30) ? aliases.get(dependencies.size() % aliases.size()) : "";
                dependencies.add(dependency(inner, alias));
            }
        }
        if (chance(depth > 0 ? 5 : 1)) {
            dependencies.add(dependency("missing", ""));
        }
        return dependencies;
    }

    private Map<String, @Nullable Object> dependency(String name, String alias) {
        Map<String, @Nullable Object> dependency = new LinkedHashMap<>();
        dependency.put("name", name);
        if (!chance(12)) {
            dependency.put("version", chance(60) ? ">=0.0.0-0" : draw(RANGES));
        }
        if (!alias.isEmpty()) {
            dependency.put("alias", alias);
        }
        String called = alias.isEmpty() ? name : alias;
        if (chance(40)) {
            dependency.put("condition", condition(called) + (chance(25) ? "," + condition(called) : ""));
        }
        if (chance(30)) {
            dependency.put("tags", draw(1 + random.nextInt(2), TAGS));
        }
        if (chance(45)) {
            dependency.put("import-values", imports());
        }
        return dependency;
    }

    private String condition(String called) {
        return draw(List.of(
                called + ".enabled", called + ".flag", "flag", "global.flag", "a.b", called, "tags.front", " t"));
    }

    private List<@Nullable Object> imports() {
        List<@Nullable Object> imports = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            if (chance(45)) {
                imports.add(draw(List.of("data", "a", "b", "t", "none")));
            } else if (chance(95)) {
                Map<String, @Nullable Object> item = new LinkedHashMap<>();
                item.put(
                        "child",
                        draw(List.of("data", "t", "exports", "exports.data", "t.a", "global", "none", "data.t")));
                item.put("parent", draw(List.of(".", "a", "t", "data", "b.t", "exports.data", "global", "data.b.a")));
                if (chance(4)) {
                    item.remove(draw(List.of("child", "parent")));
                }
                imports.add(item);
            } else {
                imports.add(chance(50) ? null : 1.0);
            }
        }
        return imports;
    }

    private String defaults(List<String> names) {
        String values = Yaml.write(table(names, 0)) + "\n";
        return chance(5) ? values + "---\n" + Yaml.write(table(names, 0)) + "\n" : values;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(CHARTS);
        names.addAll(ALIASES);
        return names;
    }

    /**
     * @param names of charts, under which mostly tables stand
     */
    private Map<String, @Nullable Object> table(List<String> names, int depth) {
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        for (String name : draw(random.nextInt(Math.max(4 - depth, 1)), names)) {
            table.put(name, chance(94) ? table(names, depth + 1) : scalar());
        }
        for (String key : draw(random.nextInt(depth == 0 ? 6 : 4), KEYS)) {
            table.put(key, value(key, names, depth));
        }
        return table;
    }

    private @Nullable Object value(String key, List<String> names, int depth) {
        return switch (key) {
            case "flag", "enabled", "front", "back" -> chance(85) ? (Object) random.nextBoolean() : scalar();
            case "tags" -> {
                Map<String, @Nullable Object> tags = new LinkedHashMap<>();
                draw(random.nextInt(3), TAGS)
                        .forEach(tag -> tags.put(tag, chance(85) ? random.nextBoolean() : scalar()));
                yield chance(92) ? tags : scalar();
            }
            case "global", "exports", "data", "t" ->
                depth < 4 && chance(85) ? table(names, Math.max(depth + 1, 2)) : scalar();
            default -> depth < 3 && chance(30) ? table(names, depth + 2) : scalar();
        };
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> null;
            case 2 -> random.nextBoolean();
            case 3 -> (double) random.nextInt(5);
            case 4 -> new ArrayList<>(List.of(1.0, "x"));
            case 5 -> "";
            default -> "text" + random.nextInt(5);
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T draw(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> draw(int count, List<String> from) {
        List<String> shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }
}
