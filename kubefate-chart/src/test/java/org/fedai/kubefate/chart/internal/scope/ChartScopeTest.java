package org.fedai.kubefate.chart.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The values that templates of each chart see are those they see in Helm. */
class ChartScopeTest {
    private static final Pattern SHOWN =
            Pattern.compile("^# Source: (\\S+)/templates/shown.yaml\n(.*)$", Pattern.MULTILINE);
    private static final String SHOW =
            "{ kind: Shown, values: {{ toJson .Values }}, dependencies: {{ toJson .Chart.Dependencies }} }";

    private final Map<String, String> files = new LinkedHashMap<>();

    @Test
    void values_are_laid_over_defaults() {
        chart("", "name: probe", "a: 1\nt: {x: 1, y: {z: 2, w: [1, 2]}}\nl: [1, 2]\nn: null\ns: text");
        sees("a: 2\nt: {y: {z: 3}}\nl: [3]\nnew: {deep: 1}");
        sees("a: null\nt: {x: null, y: null}\nn: 1");
        sees("t: {y: {w: null, none: null}}\nmissing: null");
        sees("t: 5\nl: {a: 1}\ns: {b: 2}\nn: {c: 3}");
        sees("");
    }

    @Test
    void charts_inside_take_their_part_and_the_globals() {
        chart("", "name: probe", "global: {g: 1, t: {a: 1}}\ninner: {a: parent, t: {p: 1}}");
        chart(
                "charts/inner/",
                "name: inner",
                "a: own\nb: own\nt: {o: 1, p: 2}\nglobal: {t: {b: 2}, own: x}\ndeep: {c: from inner}");
        chart("charts/inner/charts/deep/", "name: deep", "c: own\nd: own\nglobal: {t: {c: 3}}");
        sees("");
        sees("global: {g: 2, t: {a: 5, c: 9}}\ninner: {a: user, deep: {c: user, global: {t: {d: 4}}}}");
        sees("inner: {a: null, t: {p: null, o: null}, deep: {c: null}}");
        sees("global: null");
        sees("global: {t: 1}");
        sees("inner: {global: {t: null, own: null}}");
        sees("inner: null");
    }

    @Test
    void conditions_and_tags_switch_charts_on_and_off() {
        chart("", """
                name: probe
                dependencies:
                - {name: one, version: 0.1.0, condition: "one.enabled,global.one"}
                - {name: two, version: ">=0.1", tags: [front, back]}
                - {name: three, version: 0.1.0, condition: three.enabled, tags: [back]}
                """, "tags: {front: false}");
        for (String name : List.of("one", "two", "three")) {
            chart("charts/" + name + "/", "name: " + name, "own: " + name);
        }
        sees("");
        sees("one: {enabled: false}");
        sees("one: {enabled: 'no'}");
        sees("global: {one: false}");
        sees("tags: {back: true}");
        sees("tags: {back: false}");
        sees("tags: {back: false}\nthree: {enabled: true}");
        sees("tags: {back: 'false'}");
        sees("tags: 1");
    }

    @Test
    void conditions_deeper_down_have_the_whole_path() {
        chart("", "name: probe\ndependencies: [{name: mid, version: '*'}]", "mid: {low: {enabled: false}}");
        chart(
                "charts/mid/",
                "name: mid\ndependencies: [{name: low, version: '*', condition: low.enabled}]",
                "low: {enabled: true}");
        chart("charts/mid/charts/low/", "name: low", "x: 1");
        sees("");
        sees("mid: {low: {enabled: true}}");
    }

    @Test
    void an_alias_is_another_name_for_a_chart() {
        chart("", """
                name: probe
                dependencies:
                - {name: one, version: 0.1.0, alias: first, condition: first.enabled}
                - {name: one, version: 0.1.0, alias: second}
                - {name: one, version: 9.x, alias: third}
                """, "first: {a: 1}");
        chart("charts/one/", "name: one", "a: own\nb: own");
        sees("second: {b: user}");
        sees("first: {enabled: false}");
    }

    @Test
    void values_are_imported_from_charts_inside() {
        chart("", """
                name: probe
                dependencies:
                - name: one
                  version: 0.1.0
                  import-values:
                  - data
                  - {child: deep.er, parent: here.and}
                  - {child: nothing, parent: x}
                  - absent
                """, "here: {and: {own: 1}}\nport: 1\none: {exports: {data: {over: parent}}}");
        chart(
                "charts/one/",
                "name: one",
                "exports: {data: {port: 2, name: n, gone: null, over: child}}\ndeep: {er: {own: 2, other: 3}}");
        sees("");
        sees("here: {and: {other: null}}\nport: 3");
        sees("one: {deep: {er: {other: 9}}}");
    }

    @Test
    void values_are_imported_through_two_levels() {
        chart("", "name: probe\ndependencies: [{name: mid, version: 0.1.0, import-values: [up]}]", "x: 1");
        chart(
                "charts/mid/",
                "name: mid\ndependencies: [{name: low, version: 0.1.0, import-values: [{child: data, parent: exports.up}]}]",
                "y: 1");
        chart("charts/mid/charts/low/", "name: low", "data: {z: 1, x: 2}");
        sees("");
        sees("mid: {low: {data: {z: 5}}}");
    }

    @Test
    void a_dependency_without_a_version_that_fits_keeps_its_own_name() {
        for (String version : List.of("", "version: '',", "version: none,", "version: 9.x,")) {
            chart("", """
                    name: probe
                    dependencies:
                    - {name: one, %s alias: first, condition: "first.enabled,one.enabled", tags: [t], import-values: [data]}
                    """.formatted(version), "first: {exports: {data: {over: first}}}");
            chart("charts/one/", "name: one", "exports: {data: {port: 2, over: child}}");
            sees("");
            sees("first: {enabled: false}");
            sees("one: {enabled: false}");
            sees("tags: {t: false}");
            sees("first: true\none: {a: 1}");
        }
    }

    @Test
    void a_chart_that_lists_no_dependencies_leaves_those_inside_as_they_are() {
        for (String dependencies : List.of("", "dependencies: []", "dependencies: null")) {
            chart("", "name: probe\n" + dependencies, "x: 1\nmid: {low: {x: 2}}");
            chart("charts/mid/", """
                    name: mid
                    dependencies:
                    - {name: low, version: 0.1.0, alias: deep, condition: deep.enabled, import-values: [{child: data, parent: up}]}
                    - {name: other, version: 0.1.0, import-values: [data]}
                    """, "y: 1\ndeep: {enabled: false}");
            chart("charts/mid/charts/low/", "name: low", "data: {z: 1}");
            chart("charts/mid/charts/other/", "name: other", "exports: {data: {w: 1}}");
            sees("");
            sees("mid: {deep: {enabled: true, data: {z: 3}}, low: {data: {z: 4}}}");
        }
    }

    @Test
    void two_aliases_of_a_chart_share_what_it_requires() {
        chart("", """
                name: probe
                dependencies:
                - {name: mid, version: 0.1.0, alias: first}
                - {name: mid, version: 0.1.0, alias: second}
                """, "first: {deep: {enabled: true}}\nsecond: {unlisted: {of: second}}");
        chart("charts/mid/", """
                name: mid
                dependencies: [{name: low, version: 0.1.0, alias: deep, condition: deep.enabled, import-values: [data]}]
                """, "own: 1");
        chart("charts/mid/charts/low/", "name: low", "exports: {data: {imported: true}}");
        chart("charts/mid/charts/unlisted/", "name: unlisted", "a: 1");
        sees("");
        sees("second: {deep: {enabled: false}}");
        sees("first: {deep: {enabled: false}}\nsecond: {low: {enabled: false}}");
    }

    @Test
    void the_values_of_a_chart_whose_name_has_a_dot_are_found_by_their_path() {
        chart("", "name: probe", "dot.ted: {a: 1}\ndot: {ted: {b: 2}}");
        chart("charts/dot.ted/", "name: dot.ted", "c: 3");
        sees("");
        sees("dot: 1");
    }

    @Test
    void a_library_has_its_place_but_no_objects() {
        chart("", "name: probe\ndependencies: [{name: lib, version: 0.1.0}]", "a: 1");
        chart("charts/lib/", "name: lib\ntype: library", "b: 1");
        sees("lib: {b: 2}");
    }

    @Test
    void a_chart_that_is_missing_is_named() {
        chart("", "name: probe\ndependencies: [{name: gone, version: 0.1.0}]", "a: 1");
        refusedByBoth("", "probe requires charts that are not in its charts/ folder: gone");
    }

    @Test
    void values_for_a_chart_have_to_be_a_table() {
        chart("", "name: probe", "a: 1");
        chart("charts/one/", "name: one", "b: 1");
        refusedByBoth("one: 5", "the values for the chart one in probe are not a table but 5");
        refusedByBoth("one: null", "the values for the chart one in probe are not a table but null");

        chart("", "name: probe", "one: null");
        refusedByBoth("", "the values for the chart one in probe are not a table but null");
        sees("one: {}");
    }

    /** Helm would run out of stack or memory. */
    @Test
    void values_that_are_imported_into_themselves_are_refused() {
        imports(List.of(imported("x", "p"), imported("x", "p.q"), imported("x", "r")));

        refused("values that contain themselves");
    }

    @Test
    void values_that_are_imported_twice_again_and_again_are_refused() {
        List<String> imports = new ArrayList<>(List.of(imported("x", "p")));
        for (int i = 0; i < 40; i++) {
            imports.add(imported("x.s" + i, "p.s" + (i + 1) + ".a"));
            imports.add(imported("x.s" + i, "p.s" + (i + 1) + ".b"));
        }
        imports(imports);

        refused("too many values");
    }

    @Test
    void aliases_of_aliases_do_not_become_more_than_a_thousand_charts() {
        chart("", "name: probe\n" + aliases("one", 40), "a: 1");
        chart("charts/one/", "name: one\n" + aliases("two", 40), "a: 1");
        chart("charts/one/charts/two/", "name: two", "a: 1");

        assertThatThrownBy(() -> scope(HelmVersion.V4, ""))
                .hasMessageContaining("exceeds the limit of 1000 nested charts");
    }

    private static String aliases(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "- {name: %s, version: 0.1.0, alias: a%d}".formatted(name, i))
                .collect(Collectors.joining("\n", "dependencies:\n", ""));
    }

    private static String imported(String child, String parent) {
        return "{child: %s, parent: %s}".formatted(child, parent);
    }

    private void imports(List<String> imports) {
        chart("", "name: probe\ndependencies: [{name: one, version: 0.1.0, import-values: " + imports + "}]", "a: 1");
        chart("charts/one/", "name: one", "x: {s0: {a: 1}}");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> scope(HelmVersion.V3, ""))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining(message);
    }

    @Test
    void values_that_do_not_fit_the_schema_are_refused_with_their_paths() {
        chart("", "name: probe", "port: 1");
        chart("charts/one/", "name: one", "name: x");
        files.put("values.schema.json", """
                {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "required": ["port"],
                 "properties": {"port": {"type": "integer", "maximum": 10}, "name": {"type": "string", "pattern": "^a+$"}}}
                """);
        files.put("charts/one/values.schema.json", "{\"properties\": {\"name\": {\"enum\": [\"x\", \"y\"]}}}");
        sees("port: 10.0");
        refusedByBoth("port: 11\nname: b\none: {name: z}", "probe: /port must have a maximum value of 10");
        refusedByBoth("port: 11\nname: b\none: {name: z}", "probe: /name does not match the regex pattern ^a+$");
        refusedByBoth("port: 11\nname: b\none: {name: z}", "probe/charts/one: /name does not have a value");
        refusedByBoth("port: null", "probe:  required property 'port' not found");
        refusedByBoth("port: 1.5", "probe: /port number found, integer expected");
    }

    @Test
    void schemas_that_cannot_be_used_are_refused() {
        chart("", "name: probe", "port: 1");
        for (String schema : List.of(
                "not json",
                "{\"$ref\": \"#/definitions/none\"}",
                "{\"properties\": {\"port\": {\"$ref\": \"file:///etc/hostname\"}}}")) {
            files.put("values.schema.json", schema);
            refusedByBoth("", "probe/values.schema.json cannot be used");
        }
    }

    private void chart(String folder, String chartYaml, String values) {
        files.put(folder + "Chart.yaml", "apiVersion: v2\nversion: 0.1.0\n" + chartYaml);
        files.put(folder + "values.yaml", values);
        files.put(folder + "templates/shown.yaml", SHOW);
    }

    private void sees(String values) {
        RealHelm.Outcome helm = RealHelm.chart(files, values);
        assertThat(helm.error()).isNull();
        Map<String, @Nullable Object> expected = new TreeMap<>();
        SHOWN.matcher(String.valueOf(helm.text()))
                .results()
                .forEach(shown -> expected.put(shown.group(1), shownValues(shown)));

        ChartScope scope = scope(HelmVersion.V3, values);

        Map<String, @Nullable Object> actual = new TreeMap<>();
        scope.templates()
                .forEach(template -> actual.put(
                        template.name().replace("/templates/shown.yaml", ""),
                        template.dot().get("Values")));
        assertThat(actual).as("values: %s", values).isEqualTo(expected);
    }

    private void refusedByBoth(String values, String message) {
        assertThat(RealHelm.chart(files, values).refused()).isTrue();
        assertThatThrownBy(() -> scope(HelmVersion.V3, values))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining(message);
    }

    private ChartScope scope(HelmVersion helm, String values) {
        Object document = Yaml.read(values, "values");
        return ChartScope.of(
                helm,
                chart(),
                document == null ? Map.of() : Documents.fromYamlMap((Map<?, ?>) document),
                Map.of(),
                CapabilitiesValue.of(helm, "v1.33.1", "v1.33.1", Set.of()),
                RenderLimits.DEFAULT);
    }

    private Chart chart() {
        Tgz tgz = Tgz.empty();
        files.forEach((name, text) -> tgz.file("probe/" + name, text.getBytes(StandardCharsets.UTF_8)));
        return tgz.read();
    }

    private static @Nullable Object shownValues(MatchResult shown) {
        Map<?, ?> document = (Map<?, ?>) Yaml.read(shown.group(2), "helm");
        return Documents.fromYaml(document == null ? null : document.get("values"));
    }
}
