package org.fedai.kubefate.chart.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.junit.jupiter.api.Test;

/** The objects that Helm hands to templates print, and become JSON and YAML, as in Helm. */
class ChartObjectsTest {
    private static final String CHART = """
            apiVersion: v2
            name: probe
            version: 0.1.0
            appVersion: "1.2"
            type: application
            description: a <chart> & more
            home: https://example.com
            keywords: [b, a]
            sources: [https://example.com/src]
            maintainers: [{name: one, email: one@example.com}, {name: two, url: https://two.example.com}]
            annotations: {z: "1", a: "2"}
            dependencies:
              - {name: inner, version: 0.1.0, repository: "", condition: inner.enabled, tags: [t], import-values: [x]}
            """;
    private static final List<String> EXPRESSIONS = List.of(
            "toJson .Chart",
            "toYaml .Chart",
            "toJson .Chart.Maintainers",
            "toYaml .Chart.Maintainers",
            "toYaml .Chart.Dependencies",
            "toJson .Chart.Annotations",
            "toPrettyJson .Chart.Metadata",
            "toYamlPretty .Chart.Annotations",
            "toYamlPretty .Chart.Maintainers",
            "toJson .Capabilities.KubeVersion",
            "toYaml .Capabilities.KubeVersion",
            "toYaml .Capabilities.HelmVersion",
            "toJson .Release",
            "toYaml .Release",
            "toYaml .Template",
            "toJson .Values",
            "toYaml .Files",
            "toJson .Files",
            "toToml .Chart.Annotations",
            "toToml .Release",
            "kindOf .Chart",
            "kindOf .Files",
            "kindOf .Release",
            "kindOf .Capabilities",
            "kindOf .Chart.Maintainers",
            "typeOf .Chart.Maintainers",
            "typeOf .Release",
            "typeOf .Values",
            "typeOf (deepCopy .Values)",
            "empty .Files",
            "default 1 .Chart.KubeVersion",
            "keys .Values | sortAlpha",
            "hasKey .Values \"a\"",
            "get .Release \"Name\"",
            "first .Chart.Keywords",
            "has \"a\" .Chart.Keywords",
            "join \",\" .Chart.Keywords",
            "(first .Chart.Maintainers).Name",
            "index .Chart.Annotations \"z\"",
            "quote .Chart.Version .Chart.Deprecated",
            "print .Chart.Maintainers | len | lt 10",
            "print .Chart.Keywords",
            "print .Chart.Annotations");

    @Test
    void objects_are_those_of_helm() {
        RealHelm.Outcome helm = RealHelm.chart(files(), "a: {b: 1.5}");
        assertThat(helm.error()).isNull();
        Map<?, ?> expected = (Map<?, ?>) Yaml.read(String.valueOf(helm.text()), "helm");

        List<String> differences = new ArrayList<>();
        Map<?, ?> data = (Map<?, ?>) expected.get("data");
        Map<?, ?> own = own();
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            if (!data.get("x" + i).equals(own.get("x" + i))) {
                differences.add(
                        "\n" + EXPRESSIONS.get(i) + "\nhelm " + data.get("x" + i) + "\nown  " + own.get("x" + i));
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Map<?, ?> own() {
        Tgz tgz = Tgz.empty();
        files().forEach((name, text) -> tgz.file("probe/" + name, text.getBytes(StandardCharsets.UTF_8)));
        ManifestObject object = new ChartRenderer()
                .render(
                        tgz.read(),
                        RenderRequest.install("probe", "default")
                                .withValues(Values.of(Map.of("a", Map.of("b", 1.5))))
                                .withCapabilities(new Capabilities("v1.33.1", Set.of("v1"))))
                .manifest()
                .objects()
                .getFirst();
        return (Map<?, ?>) object.content().get("data");
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Chart.yaml", CHART);
        files.put("values.yaml", "a: {c: [x]}\n");
        files.put("file.txt", "text");
        files.put("charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 0.1.0\n");
        StringBuilder template = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n");
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            template.append("  x%d: {{ print (%s) | toJson }}\n".formatted(i, EXPRESSIONS.get(i)));
        }
        files.put("templates/x.yaml", template.toString());
        return files;
    }
}
