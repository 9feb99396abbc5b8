package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.testing.ManifestDiff;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text stands under a key of a cluster.yaml, it arrives as that text and breaks nothing, with this renderer and with Helm. */
class QuotingTest {
    private static final String NASTY = "a\"b'c: d #e {{ f }} \\g 100% $h & <i> - j";
    /** What is left of it wherever it was printed. */
    private static final String TRACE = "b'c: d";
    /** What Kubernetes, the chart's name or KubeFATE restrict, and so refuse before. */
    private static final Set<String> RESTRICTED =
            Set.of("name", "namespace", "chartName", "chartVersion", "skippedKeys", "modules");

    private static final String REFUSED = "does not have a value in the enumeration";

    static Stream<ChartUnderTest> charts() {
        return ChartUnderTest.clusters();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_text_of_quotes_and_signs_breaks_nothing_under_any_key(ChartUnderTest chart) {
        Map<String, @Nullable Object> example = Example.of(chart).document();
        List<String> broken = new ArrayList<>();
        List<List<Object>> taken = new ArrayList<>();
        for (List<Object> path : texts(example, List.of())) {
            try {
                Manifest manifest = render(chart, with(example, NASTY, List.of(path)));
                if (!fields(manifest).equals(fields(render(chart, with(example, "plain", List.of(path)))))) {
                    broken.add(path + " changes fields");
                }
                entries(manifest).forEach((name, text) -> {
                    if (text.contains(TRACE) && !arrives(name, text)) {
                        broken.add(path + " does not arrive in " + name);
                    }
                });
                taken.add(path);
            } catch (EngineException e) {
                // Where a schema lists what may stand there, nothing else may.
                if (!String.valueOf(e.getMessage()).contains(REFUSED)) {
                    broken.add(path + ": " + e.getMessage());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(taken).hasSizeGreaterThan(15);
        compareWithHelm(chart, with(example, NASTY, taken));
    }

    private static void compareWithHelm(ChartUnderTest chart, Map<String, @Nullable Object> document) {
        String values = chart.values(Yaml.write(document));
        Manifest helm = chart.render(values, ChartUnderTest.NEWEST);
        ManifestDiff diff =
                ManifestDiff.between(helm, chart.renderOurselves(values, ChartUnderTest.NEWEST), "probe-namespace");
        assertThat(diff.added()).isEmpty();
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.changed()).isEmpty();
    }

    private static Manifest render(ChartUnderTest chart, Map<String, @Nullable Object> document) {
        String values = Yaml.write(chart.valuesOurselves(Yaml.write(document)));
        return chart.renderOurselves(values, ChartUnderTest.NEWEST);
    }

    /** Whether a program that reads the file finds the text as it was given, within another perhaps. */
    private static boolean arrives(String name, String text) {
        Stream<String> read = name.endsWith(".properties") ? properties(text) : Stream.of(text);
        if (name.endsWith(".yaml") || name.endsWith(".json")) {
            read = leaves(Yaml.read(text, name));
        }
        return read.anyMatch(value -> value.contains(NASTY));
    }

    private static Stream<String> properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.values().stream().map(Object::toString);
    }

    private static Stream<String> leaves(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().flatMap(QuotingTest::leaves);
            case List<?> list -> list.stream().flatMap(QuotingTest::leaves);
            case null -> Stream.of();
            default -> Stream.of(value.toString());
        };
    }

    /** The files in ConfigMaps and Secrets. */
    private static Map<String, String> entries(Manifest manifest) {
        Map<String, String> entries = new TreeMap<>();
        for (ManifestObject object : manifest.objects()) {
            boolean secret = object.kind().equals("Secret");
            if (secret || object.kind().equals("ConfigMap")) {
                Trees.map(object.content().get("data"))
                        .forEach((name, text) -> entries.put(
                                object.name() + "/" + name,
                                secret ? decoded(String.valueOf(text)) : String.valueOf(text)));
            }
        }
        return entries;
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** The paths of all texts. */
    private static List<List<Object>> texts(@Nullable Object value, List<Object> path) {
        List<List<Object>> paths = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                if (!path.isEmpty() || !RESTRICTED.contains(key.toString())) {
                    paths.addAll(texts(below, append(path, key.toString())));
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                paths.addAll(texts(list.get(i), append(path, i)));
            }
        } else if (value instanceof String) {
            paths.add(path);
        }
        return paths;
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> document, String text, List<List<Object>> paths) {
        Object result = document;
        for (List<Object> path : paths) {
            result = with(result, text, path.iterator());
        }
        return Trees.map(result);
    }

    private static Object with(@Nullable Object document, String text, Iterator<Object> path) {
        if (!path.hasNext()) {
            return text;
        }
        Object step = path.next();
        if (document instanceof List<?> list && step instanceof Integer index) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            copy.set(index, with(copy.get(index), text, path));
            return copy;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(Trees.map(document));
        copy.put(step.toString(), with(copy.get(step.toString()), text, path));
        return copy;
    }

    /** Which fields each object has, whatever stands in them. */
    private static Map<String, Object> fields(Manifest manifest) {
        return manifest.objects().stream()
                .collect(Collectors.toMap(
                        object -> object.key("probe-namespace").toString(),
                        object -> fields(object.content()),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static Object fields(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new TreeMap<>();
            map.forEach((key, below) -> fields.put(key.toString(), fields(below)));
            return fields;
        }
        return value instanceof List<?> list
                ? list.stream().map(QuotingTest::fields).toList()
                : "";
    }

    private static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
