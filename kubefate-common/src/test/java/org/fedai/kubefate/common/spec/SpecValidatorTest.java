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

    @ParameterizedTest
    @CsvSource({
        "v1.8.0,false",
        "v1.9.0,true",
        "v1.11.2,true",
        "1.10.0,true",
        "v2.0.0,true",
        "v0.9.0,false",
        "latest,false"
    })
    void only_charts_from_1_9_on_have_an_example_to_compare_with(String version, boolean validated) {
        assertThat(SpecValidator.isValidated(version)).isEqualTo(validated);
    }

    private static List<String> findings(String text) {
        return SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), EXAMPLE).stream()
                .map(finding -> finding.line() + ": " + finding.message())
                .toList();
    }
}
