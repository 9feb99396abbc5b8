package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecValidatorTest {
    private static final String EXAMPLE = """
            name: fate-9999
            namespace: fate-9999
            chartName: fate-serving
            chartVersion: v2.0.0
            # What: prose may look like a key
            partyId: 9999
            registry: ""
            pullPolicy:
            persistence: false
            imagePullSecrets:
            - name: myregistrykey
            modules:
              - osx
              # - lbrollsite

            # ingress:
              # fateboard:
                # annotations:
                #   nginx.ingress.kubernetes.io/ssl-redirect: "true"
                # hosts:
                # - name: party9999.fateboard.example.com
                  # path: /
            # python:
              # image: "federatedai/fateflow"
            #   replicas: 1
            ##  Prose with two marks: is not looked at
            #   nodeSelector:
            #   resources:
            #     requests:
            #       cpu: "1"
            #       memory: "4Gi"
              # # server:
                # # ip: 192.168.100.1
            # nginx:
            #   partyRoutes:
            #     10000:
            #       proxy:
            #       - host: 192.168.0.1
            #         http_port: 30103
            """;

    private static final String HEAD = """
            name: fate-9999
            namespace: fate-9999
            chartName: fate-serving
            chartVersion: v2.0.0
            """;

    @Test
    void the_example_itself_has_no_findings() {
        assertThat(findings(EXAMPLE)).isEmpty();
    }

    @Test
    void keys_that_are_commented_out_in_the_example_are_known() {
        assertThat(findings(HEAD + """
                        ingress:
                          fateboard:
                            hosts:
                            - name: a.example.com
                              path: /
                        python:
                          replicas: 3
                          nodeSelector:
                            disktype: ssd
                          server:
                            ip: 10.0.0.1
                        """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "partyID: 1 | 5: partyID is not a key of chart fate-serving v2.0.0; did you mean partyId?",
                "colour: red | 5: colour is not a key of chart fate-serving v2.0.0",
                "replicas: 2 | 5: replicas is not a key of chart fate-serving v2.0.0; did you mean python.replicas?",
                "python: {partyId: 2} | 5: python.partyId is not a key of chart fate-serving v2.0.0; did you mean partyId?",
                "ingress: {replicas: 2} | 5: ingress.replicas is not a key of chart fate-serving v2.0.0",
                "python: {replica: 2} | 5: python.replica is not a key of chart fate-serving v2.0.0; did you mean replicas?",
                "ingress: {fateboard: {hosts: [{nam: x}]}} | 5: ingress.fateboard.hosts[0].nam is not a key of chart fate-serving v2.0.0; did you mean name?",
                "partyId: abc | 5: partyId is a string; the chart expects a number",
                "persistence: 1 | 5: persistence is a number; the chart expects true or false",
                "modules: osx | 5: modules is a string; the chart expects a list",
                "python: [a] | 5: python is a list; the chart expects a map",
                "imagePullSecrets: [key] | 5: imagePullSecrets[0] is a string; the chart expects a map",
            })
    void a_probable_mistake_is_found_with_line_and_suggestion(String line, String finding) {
        assertThat(findings(HEAD + line + "\n")).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pullPolicy: Always",
                "partyId: null",
                "python: {resources: {requests: {cpu: 2}}}",
                "ingress: {fateboard: {annotations: {my.own/key: x}}}",
                "nginx: {partyRoutes: {9999: {proxy: [{host: a, http_port: 1}]}}}",
                "skippedKeys: [colour]",
            })
    void what_the_example_leaves_open_is_no_mistake(String line) {
        assertThat(findings(HEAD + line + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "partyId: 010000 | 5: partyId 010000 is read as 4096, since a leading zero makes an octal number of"
                        + " it; leave the zero out, or put it in quotes to have it as it is written: \"010000\"",
                "partyId: 0x2710 | 5: partyId 0x2710 is read as 10000; put it in quotes to have it as it is written:"
                        + " \"0x2710\"",
                "partyId: 10_000 | 5: partyId 10_000 is read as 10000; put it in quotes to have it as it is written:"
                        + " \"10_000\"",
                "registry: 1:30 | 5: registry 1:30 is text here and a number of base 60 to other readers of YAML; put"
                        + " it in quotes to have it as it is written: \"1:30\"",
                "python: {image: 2024-01-01} | 5: python.image 2024-01-01 is text here and a date to other readers of"
                        + " YAML; put it in quotes to have it as it is written: \"2024-01-01\"",
                "nginx: {partyRoutes: {010000: {proxy: []}}} | 5: the key 010000 is read as 4096, since a leading zero"
                        + " makes an octal number of it; leave the zero out, or put it in quotes to have it as it is written: \"010000\"",
            })
    void what_yaml_makes_something_else_of_is_told(String line, String finding) {
        assertThat(findings(HEAD + line + "\n")).containsExactly(finding);
    }

    @Test
    void yes_and_no_are_told_where_the_chart_does_not_take_true_or_false() {
        assertThat(findings(HEAD + "persistence: yes\n")).isEmpty();
        assertThat(findings(HEAD + "registry: no\n"))
                .first()
                .isEqualTo("5: registry no is read as false; put it in quotes to have it as it is written: \"no\"");
        assertThat(findings(HEAD + "registry: 'no'\n")).isEmpty();
    }

    @Test
    void a_password_that_yaml_reads_as_something_else_is_told_without_it() {
        String text = """
                name: a
                namespace: a
                chartName: own
                chartVersion: v1.0.0
                mysql: {password: 0123, rootPassword: 12e4567}
                """;
        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "f"), ""))
                .extracting(Finding::message)
                .containsExactly("mysql.password is not text to YAML; put it in quotes");
    }

    @Test
    void digits_behind_the_point_are_told_where_the_chart_takes_text() {
        assertThat(findings(HEAD + "python: {image: 1.10}\n"))
                .first()
                .isEqualTo(
                        "5: python.image 1.10 is read as 1.1; put it in quotes to have it as it is written: \"1.10\"");
        assertThat(findings(HEAD + "python: {replicas: 1.0, resources: {requests: {cpu: 0.50}}}\n"))
                .isEmpty();
    }

    @Test
    void a_large_number_in_quotes_is_what_is_advised_and_no_mistake() {
        assertThat(findings(HEAD + "partyId: \"10000000\"\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry: “a.example.com” | 5: registry: character 11 is “ U+201C, a typographic quotation mark; type"
                        + " \" instead",
                "modules: [osx，lbrollsite]| 5: modules[0]: character 14 is ， U+FF0C, a full-width comma; type ,"
                        + " instead",
                "registry: a\u200Bb        | 5: registry: character 12 is U+200B, a character without width; type"
                        + " nothing instead",
            })
    void characters_that_only_look_like_those_of_yaml_are_told_within_words(String line, String finding) {
        assertThat(findings(HEAD + line.replace("\\u200B", "\u200B") + "\n")).contains(finding.replace("\\\"", "\""));
    }

    @Test
    void skipped_keys_are_not_looked_into_at_any_depth() {
        assertThat(findings(HEAD + """
                        skippedKeys: [extra, python]
                        extra: {a: b}
                        nginx:
                          extra: 1
                          route_table: {x: y}
                        python: nonsense
                        """)).isEmpty();
    }

    @Test
    void a_key_that_stands_twice_is_found_where_it_does_not_count() {
        assertThat(findings(HEAD + "partyId: 1\npartyId: 2\n"))
                .containsExactly("6: partyId occurs twice; only the last one takes effect");
    }

    @Test
    void findings_come_in_the_order_of_lines_with_all_of_them() {
        assertThat(findings(HEAD + "colour: red\npartyId: 1\nmodules: {}\n"))
                .containsExactly(
                        "5: colour is not a key of chart fate-serving v2.0.0",
                        "7: modules is a map; the chart expects a list");
    }

    @Test
    void a_module_that_the_chart_does_not_have_is_found_with_a_suggestion() {
        assertThat(findings(HEAD + "modules: [osx, lbrolsite, mine]\n"))
                .containsExactly(
                        "5: modules[1] lbrolsite is not a module of chart fate-serving v2.0.0; did you mean"
                                + " lbrollsite?",
                        "5: modules[2] mine is not a module of chart fate-serving v2.0.0");
    }

    @Test
    void modules_that_only_the_template_asks_for_are_known() {
        ChartTexts chart = new ChartTexts(EXAMPLE, "include: {{ has \"mine\" .modules }}\n");
        assertThat(SpecValidator.validate(ClusterSpec.parse(HEAD + "modules: [osx, mine]\n", "f"), chart))
                .isEmpty();
    }

    @Test
    void a_key_that_the_template_reads_is_known_though_the_example_lacks_it() {
        ChartTexts chart = new ChartTexts(EXAMPLE, """
            {{- with .python }}
            {{- range .workers }}
            name: {{ .name }}
            {{- end }}
            {{- end }}
            colour: {{ $.colour | default "red" }}
            """);
        ClusterSpec spec = ClusterSpec.parse(HEAD + """
            colour: red
            name2: x
            python:
              workers:
              - name: a
              sizes: 1
            """, "f");
        assertThat(SpecValidator.validate(spec, chart))
                .extracting(Finding::path)
                .containsExactly("name2", "python.sizes");
    }

    @ParameterizedTest
    @CsvSource({"1.10.0,v1.10.0", "2.0.0,v2.0.0"})
    void a_version_of_fate_without_v_is_told(String version, String meant) {
        String text = "name: a\nnamespace: a\nchartName: fate-serving\nchartVersion: " + version + "\n";
        assertThat(findings(text))
                .containsExactly("4: chartVersion " + version
                        + ": the versions of the chart fate-serving begin with v; did you mean " + meant + "?");
    }

    @Test
    void of_charts_before_1_9_only_what_their_template_reads_is_compared() {
        String old = HEAD.replace("v2.0.0", "v1.6.0").replace("fate-serving", "fate");
        ChartTexts chart =
                new ChartTexts("partyId: 9999\n", "{{ .partyId }}{{ .persistence }}{{ .rollsite.nodePort }}");
        ClusterSpec spec = ClusterSpec.parse(
                old + "partyId: abc\ncomputing: Kafka\npersistance: true\nrollsite: {nodePort: 80}\n", "f");
        assertThat(SpecValidator.validate(spec, chart))
                .extracting(finding -> finding.line() + ": " + finding.message())
                .containsExactly(
                        "7: persistance is not a key of chart fate v1.6.0; did you mean persistence?",
                        "8: rollsite.nodePort 80 is not a node port; Kubernetes has node ports from 30000 to 32767,"
                                + " unless its API server was given another range");
        assertThat(SpecValidator.validate(spec, "")).hasSize(1);
    }

    private static List<String> findings(String text) {
        return SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), EXAMPLE).stream()
                .map(finding -> finding.line() + ": " + finding.message())
                .toList();
    }
}
