package org.fedai.kubefate.common.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderedSpecTest {
    private static final String HEAD = "name: a\nnamespace: a\nchartName: own\nchartVersion: v1.0.0\n";
    private static final ChartRenderer RENDERER = new ChartRenderer();

    @Test
    void a_number_that_is_printed_with_an_exponent_is_told_with_the_quotes_that_help() {
        assertThat(findings("id: {{ toJson .partyId }}", config("id: \"{{ .Values.id }}\""), "partyId: 10000000\n"))
                .containsExactly("5: partyId 10000000 is printed as 1e+07 by the chart, in ConfigMap/conf;"
                        + " put it in quotes: \"10000000\"");
        assertThat(findings("id: {{ toJson .partyId }}", config("id: \"{{ .Values.id }}\""), "partyId: \"10000000\"\n"))
                .isEmpty();
    }

    @Test
    void quotes_are_not_advised_where_they_do_not_help() {
        assertThat(findings("id: {{ .partyId }}", config("id: \"{{ .Values.id }}\""), "partyId: 1234567\n"))
                .containsExactly("5: partyId 1234567 is printed as 1.234567e+06 by the chart, in ConfigMap/conf;"
                        + " this chart does so with a number in quotes, too: take one below 1000000,"
                        + " or another version of the chart");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partyId: 999999   | {{ .Values.id }}",
                "partyId: 10000000 | {{ int64 .Values.id }}",
                "partyId: 10000000 | none of it",
            })
    void a_number_that_is_printed_as_it_is_or_not_at_all_is_no_mistake(String line, String printed) {
        assertThat(findings("id: {{ .partyId }}", config("id: \"" + printed + "\""), line + "\n"))
                .isEmpty();
    }

    @Test
    void numbers_in_lists_and_secrets_are_found_too() {
        String secret = """
                kind: Secret
                apiVersion: v1
                metadata: {name: routes}
                data:
                  a.txt: {{ (index .Values.list 0).partyId | toString | b64enc }}
                """;
        assertThat(findings("list: {{ toJson .list }}", secret, "list:\n- partyId: 20000000\n"))
                .containsExactly("6: list[0].partyId 20000000 is printed as 2e+07 by the chart, in Secret/routes;"
                        + " put it in quotes: \"20000000\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a.yaml | ^x: 1\n    password: '{{ .Values.pw }}'^ | it's | YAML any more, from its line 2 on",
                "a.yml | ^password: {{ .Values.pw }}^ | a: b | YAML any more, from its line 1 on",
                "a.json | ^{\"password\": \"{{ .Values.pw }}\"}^ | say \"x\" | JSON any more, from its line 1 on",
                "a.xml | ^<a password=\"{{ .Values.pw }}\"/>^ | a<b | XML any more, from its line 1 on",
                "a.properties | ^password={{ .Values.pw }}^ | ^c:\\users^ | a file of properties any more",
            })
    void a_file_that_a_password_breaks_is_told_with_the_key(String file, String text, String password, String broken) {
        String yaml = "mysql:\n  user: fate.x\n  password: '" + password.replace("'", "''") + "'\n";
        for (String template : List.of(config(file + ": |\n    " + text), secret(file, text))) {
            String object = template.startsWith("kind: Secret") ? "Secret/conf" : "ConfigMap/conf";
            assertThat(findings("pw: {{ toJson .mysql.password }}", template, yaml))
                    .containsExactly(
                            "7: " + file + " of " + object + " is not " + broken
                                    + "; the chart prints mysql.password there as it is: leave out quotes and other special characters");
        }
    }

    @Test
    void a_large_number_that_is_a_password_is_told_without_it() {
        assertThat(findings("id: {{ toJson .password }}", config("id: \"{{ .Values.id }}\""), "password: 12345678\n"))
                .containsExactly("5: password is a number that the chart prints with an exponent, in ConfigMap/conf;"
                        + " put it in quotes");
    }

    @Test
    void a_warning_never_shows_a_password() {
        List<String> findings = findings(
                "pw: {{ toJson .password }}",
                config("a.yaml: |\n    password: '{{ .Values.pw }}'"),
                "password: \"s3cr'et\"\n");
        assertThat(findings).hasSize(1).first().asString().doesNotContain("s3cr");
    }

    @Test
    void files_of_other_kinds_and_whole_ones_are_not_told() {
        assertThat(findings(
                        "pw: {{ toJson .password }}",
                        config(
                                "a.sh: |\n    echo '{{ .Values.pw }}\n  b.yaml: |\n    password: {{ .Values.pw | toJson }}\n"
                                        + "  c.json: \"\"\n  d.xml: \"<a/>\"\n  e.yaml: |\n    a: 1\n    ---\n    b: 2"),
                        "password: \"it's\"\n"))
                .isEmpty();
    }

    private static String config(String data) {
        return "kind: ConfigMap\napiVersion: v1\nmetadata: {name: conf}\ndata:\n  " + data + "\n";
    }

    private static String secret(String file, String text) {
        return "kind: Secret\napiVersion: v1\nmetadata: {name: conf}\ndata:\n  " + file + ": {{ tpl "
                + Base64.getEncoder()
                        .encodeToString(text.replace("\n    ", "\n").getBytes(StandardCharsets.UTF_8))
                        .transform(encoded -> "(\"" + encoded + "\" | b64dec)")
                + " . | b64enc }}\n";
    }

    private static List<String> findings(String valuesTemplate, String template, String clusterYaml) {
        Chart chart = Chart.of(Map.of(
                        "Chart.yaml", "apiVersion: v2\nname: own\nversion: v1.0.0\n",
                        "values-template.yaml", valuesTemplate,
                        "templates/a.yaml", template)
                .entrySet()
                .stream()
                .map(file -> new ChartFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toList()));
        ClusterSpec spec = ClusterSpec.parse(HEAD + clusterYaml, "cluster.yaml");
        return RenderedSpec.findings(spec, objects(chart, spec.document()), document -> objects(chart, document))
                .stream()
                .map(finding -> finding.line() + ": " + finding.message())
                .toList();
    }

    private static List<ManifestObject> objects(Chart chart, Map<String, @Nullable Object> document) {
        Values values = Values.of(RENDERER.values(chart, document));
        return RENDERER.render(chart, RenderRequest.install("a", "a").withValues(values))
                .manifest()
                .objects();
    }
}
