package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.testing.ClusterDocument;
import org.junit.jupiter.api.Test;

class ChartRendererTest {
    private static final ReleaseInfo RELEASE = ReleaseInfo.install("party", "fate-9999");
    private static final String CLUSTER = "name: a\nnamespace: b\nchartName: probe\nchartVersion: v1\n";

    private final ChartRenderer renderer = new ChartRenderer();

    @Test
    void a_values_template_turns_a_cluster_yaml_into_values() {
        Chart chart = Tgz.chart()
                .file("probe/values-template.yaml", "party: {{ .partyId }}\nname: {{ .name }}\nnone: {{ .missing }}\n")
                .read();

        assertThat(renderer.values(chart, cluster("partyId: 10000").document()))
                .containsEntry("party", 10000L)
                .containsEntry("name", "a")
                .containsEntry("none", null);
    }

    @Test
    void without_a_values_template_the_cluster_yaml_is_the_values() {
        ClusterDocument spec = cluster("partyId: 1");
        assertThat(renderer.values(Tgz.chart().read(), spec.document())).isEqualTo(spec.document());
    }

    @Test
    void a_values_template_that_makes_no_values_is_refused_with_chart_and_file() {
        Chart notYaml =
                Tgz.chart().file("probe/values-template.yaml", "a: 1\nb: c: d").read();
        Chart noMap =
                Tgz.chart().file("probe/values-template.yaml", "- {{ .name }}").read();
        Chart broken = Tgz.chart()
                .file("probe/values-template.yaml", "a: 1\nb: {{ .name")
                .read();

        assertThatThrownBy(() -> renderer.values(notYaml, cluster("").document()))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("probe/values-template.yaml: line 2 of its output: ");
        assertThatThrownBy(() -> renderer.values(noMap, cluster("").document()))
                .hasMessage("probe/values-template.yaml: must render to a map of values");
        assertThatThrownBy(() -> renderer.values(broken, cluster("").document()))
                .hasMessageStartingWith("probe/values-template.yaml:2:");
    }

    @Test
    void notes_hooks_and_custom_resources_are_told_apart() {
        RenderedChart rendered = render(Tgz.chart()
                .file("probe/templates/NOTES.txt", "Installed {{ .Release.Name }} in {{ .Release.Namespace }}.\n")
                .file("probe/templates/a.yaml", "kind: ConfigMap\nmetadata: {name: a}")
                .file(
                        "probe/templates/h.yaml",
                        "kind: Job\nmetadata: {name: h, annotations: {helm.sh/hook: pre-install}}")
                .file("probe/crds/c.yaml", "kind: CustomResourceDefinition\nmetadata: {name: '{{ c }}'}")
                .file("probe/charts/inner/Chart.yaml", "name: inner\nversion: 0.1.0")
                .file("probe/charts/inner/templates/NOTES.txt", "not told"));

        assertThat(rendered.notes()).isEqualTo("Installed party in fate-9999.\n");
        assertThat(rendered.manifest().objects())
                .extracting(ManifestObject::name)
                .containsExactly("a");
        assertThat(rendered.hooks()).extracting(ManifestObject::name).containsExactly("h");
        assertThat(rendered.crds()).extracting(ManifestObject::name).containsExactly("{{ c }}");
        assertThat(rendered.crds()).extracting(ManifestObject::source).containsExactly("probe/crds/c.yaml");
    }

    @Test
    void the_definitions_of_charts_that_are_switched_on_add_to_what_kubernetes_can_do() {
        Chart chart = Tgz.empty()
                .file("probe/Chart.yaml", """
                        apiVersion: v2
                        name: probe
                        version: 0.1.0
                        dependencies:
                          - {name: inner, version: 0.1.0}
                          - {name: off, version: 0.1.0, condition: off.enabled}
                        """)
                .file("probe/charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 0.1.0")
                .file("probe/charts/inner/crds/c.yaml", definition("Inner"))
                .file("probe/charts/off/Chart.yaml", "apiVersion: v2\nname: off\nversion: 0.1.0")
                .file("probe/charts/off/crds/c.yaml", definition("Off"))
                .read();

        Capabilities before = Capabilities.DEFAULT;
        Capabilities after = before.with(renderer.definitions(
                chart,
                RenderRequest.of(RELEASE)
                        .withValues(Values.of(Map.of("off", Map.of("enabled", false))))
                        .withCapabilities(before)));

        assertThat(after.apiVersions())
                .containsAll(before.apiVersions())
                .contains("example.com/v2", "example.com/v2/Inner")
                .doesNotContain("example.com/v1", "example.com/v2/Off");
    }

    private static String definition(String kind) {
        return """
                kind: CustomResourceDefinition
                metadata: {name: things.example.com}
                spec:
                  group: example.com
                  names: {kind: %s}
                  versions: [{name: v1, served: false}, {name: v2, served: true}]
                """.formatted(kind);
    }

    @Test
    void values_are_told_as_the_templates_saw_them_with_what_does_not_fit() {
        Chart chart =
                Tgz.chart().file("probe/values.yaml", "a: 1\nb: {c: 2}\nd: 3").read();
        Map<String, Object> values = Map.of("a", 5L, "b", "text", "d", Map.of("e", 1L));

        RenderedChart rendered =
                renderer.render(chart, RenderRequest.of(RELEASE).withValues(Values.of(values)));

        assertThat(rendered.values()).containsEntry("a", 5.0).containsEntry("b", "text");
        assertThat(rendered.warnings()).singleElement().asString().contains("probe.d");
    }

    @Test
    void an_upgrade_is_told_from_an_installation() {
        Chart chart = Tgz.chart()
                .file(
                        "probe/templates/a.yaml",
                        "kind: A\nmetadata: {name: '{{ .Release.IsUpgrade }}-{{ .Release.IsInstall }}-{{ .Release.Revision }}'}")
                .read();
        RenderedChart rendered = renderer.render(chart, RenderRequest.of(ReleaseInfo.upgrade("a", "b", 3)));
        assertThat(rendered.manifest().objects())
                .extracting(ManifestObject::name)
                .containsExactly("true-false-3");
    }

    @Test
    void templates_look_things_up_where_there_is_a_cluster() {
        Chart chart = Tgz.chart()
                .file(
                        "probe/templates/a.yaml",
                        "kind: A\nmetadata: {name: '{{ (lookup \"v1\" \"Secret\" \"ns\" \"s\").found }}'}")
                .read();
        Lookup lookup = (apiVersion, kind, namespace, name) -> Map.of("found", kind + "-" + namespace + "-" + name);

        RenderedChart rendered =
                renderer.render(chart, RenderRequest.of(RELEASE).withLookup(lookup));

        assertThat(rendered.manifest().objects())
                .extracting(ManifestObject::name)
                .containsExactly("Secret-ns-s");
    }

    @Test
    void a_chart_is_not_changed_by_being_rendered() {
        Chart chart = Tgz.chart()
                .file("probe/values.yaml", "list: {a: 1}")
                .file(
                        "probe/templates/a.yaml",
                        "{{ $_ := set .Values.list \"b\" 2 }}kind: A\nmetadata: {name: 'n{{ len .Values.list }}'}")
                .read();
        for (int i = 0; i < 2; i++) {
            RenderedChart rendered = renderer.render(chart, RenderRequest.of(RELEASE));
            assertThat(rendered.manifest().objects())
                    .extracting(ManifestObject::name)
                    .containsExactly("n2");
        }
        assertThat(chart.values()).isEqualTo(Map.of("list", Map.of("a", 1L)));
    }

    @Test
    void a_chart_of_the_same_name_with_other_templates_is_another_chart() {
        for (String name : new String[] {"one", "two", "one"}) {
            RenderedChart rendered =
                    render(Tgz.chart().file("probe/templates/a.yaml", "kind: A\nmetadata: {name: " + name + "}"));
            assertThat(rendered.manifest().objects())
                    .extracting(ManifestObject::name)
                    .containsExactly(name);
        }
    }

    @Test
    void output_that_is_no_object_names_template_and_line() {
        assertThatThrownBy(() -> render(Tgz.chart().file("probe/templates/x.yaml", "kind: A\n---\nkind: B\n\tc: d")))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("probe/templates/x.yaml: line 4 of its output: ");
    }

    @Test
    void a_chart_for_another_kubernetes_is_refused() {
        Chart chart = Tgz.empty()
                .file("c/Chart.yaml", "name: c\nversion: 1.0.0\nkubeVersion: '>=1.30.0-0'")
                .read();
        assertThatThrownBy(() -> renderer.render(
                        chart, RenderRequest.of(RELEASE).withCapabilities(Capabilities.ofKubeVersion("1.29.4"))))
                .isInstanceOf(ChartException.class)
                .hasMessage("chart c 1.0.0 requires Kubernetes >=1.30.0-0; the version is v1.29.4");
    }

    @Test
    void all_templates_of_a_chart_together_have_a_time() {
        Tgz tgz = Tgz.chart();
        for (int i = 0; i < 50; i++) {
            tgz.file("probe/templates/" + i + ".yaml", "{{ range until 20000 }}{{ end }}");
        }
        ChartRenderer hurried = new ChartRenderer(RenderLimits.DEFAULT.withTime(Duration.ofMillis(1)));
        assertThatThrownBy(() -> hurried.render(tgz.read(), RenderRequest.of(RELEASE)))
                .isInstanceOf(TemplateException.class);
    }

    private RenderedChart render(Tgz tgz) {
        return renderer.render(tgz.read(), RenderRequest.of(RELEASE));
    }

    private static ClusterDocument cluster(String more) {
        return ClusterDocument.parse(CLUSTER + more, "cluster.yaml");
    }
}
