package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
    private static final String SPEC = """
            name: fate-9999
            namespace: fate-9999
            chartName: party
            chartVersion: v1.0.0
            partyId: 9999
            """;

    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder)
                .file("cluster.yaml", SPEC)
                .file(
                        "party/Chart.yaml",
                        "apiVersion: v2\nname: party\nversion: v1.0.0\nappVersion: '1'\ndescription: A party\nicon: https://example.com/i\n")
                .file("party/values.yaml", "partyId: 1\nreplicas: 2\n")
                .file("party/values-template.yaml", "partyId: {{ .partyId }}\n")
                .file("party/values-template-example.yaml", SPEC)
                .file("party/crds/crd.yaml", "apiVersion: v1\nkind: Crd\nmetadata:\n  name: crd\n")
                .file("party/templates/config.yaml", """
                        # a comment of the template
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: {{ .Release.Name }}-config
                          namespace: {{ .Release.Namespace }}
                        data:
                          party: "{{ .Values.partyId }}"
                          replicas: "{{ .Values.replicas }}"
                          kubernetes: {{ .Capabilities.KubeVersion.Version }}
                        ---
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          name: secret
                        """);
    }

    @Test
    void a_chart_is_rendered_with_the_values_that_its_template_makes_of_the_cluster_yaml() {
        Result result = shell.run("chart", "template", "party", "-f", "cluster.yaml", "--kube-version", "1.33.1");

        assertThat(result.err()).isEmpty();
        Golden.check("chart-template.yaml", result.out());
    }

    @Test
    void without_a_cluster_yaml_the_defaults_of_the_chart_hold() {
        assertThat(shell.run("chart", "template", "party", "--name", "mine", "-n", "there")
                        .out())
                .contains("name: mine-config")
                .contains("namespace: there")
                .contains("party: \"1\"");
    }

    @Test
    void the_values_alone_can_be_seen() {
        assertThat(shell.run("chart", "template", "party", "-f", "cluster.yaml", "--values-only")
                        .out())
                .isEqualTo("partyId: 9999\n");
    }

    @Test
    void definitions_of_custom_resources_come_first_when_they_are_asked_for() {
        assertThat(shell.run("chart", "template", "party", "--include-crds").out())
                .startsWith("---\n# Source: party/crds/crd.yaml\n")
                .contains("kind: Crd\n")
                .contains("kind: Secret\n");
    }

    @Test
    void documents_can_be_written_into_a_file_for_each_template() throws IOException {
        Result result = shell.run("chart", "template", "party", "-f", "cluster.yaml", "--output-dir", "out");

        assertThat(result.out()).isEqualTo("wrote out/party/templates/config.yaml\n");
        assertThat(Files.readString(shell.directory.resolve("out/party/templates/config.yaml")))
                .contains("kind: ConfigMap")
                .contains("kind: Secret");
    }

    @Test
    void a_cluster_yaml_for_another_chart_is_rendered_with_a_warning() {
        shell.file("other.yaml", SPEC.replace("v1.0.0", "v2.0.0"));

        Result result = shell.run("chart", "template", "party", "-f", "other.yaml");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .isEqualTo("kubefate: warning: other.yaml asks for the chart party v2.0.0, rendered is party v1.0.0\n");
    }

    @Test
    void a_template_that_cannot_be_rendered_is_told_with_chart_file_and_line() {
        shell.file("party/templates/broken.yaml", "a: 1\nb: {{ .Values.partyId | nonsense }}\n");

        Result result = shell.run("chart", "template", "party", "-f", "cluster.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("kubefate: party/templates/broken.yaml:2")
                .contains("nonsense")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void what_is_no_chart_is_told() {
        assertThat(shell.run("chart", "template", "nowhere").err())
                .isEqualTo("kubefate: the chart nowhere cannot be read: there is no such file or folder\n");
        Result text = shell.run("chart", "template", "cluster.yaml");
        assertThat(text.code()).isEqualTo(3);
        assertThat(text.err()).startsWith("kubefate: ").hasLineCount(1);
    }

    @Test
    void a_packed_chart_renders_like_its_folder() {
        assertThat(shell.run("chart", "package", "party", "-d", "dist").out())
                .startsWith("packed party v1.0.0 into ")
                .endsWith("dist/party-v1.0.0.tgz\n");

        assertThat(shell.run("chart", "template", "dist/party-v1.0.0.tgz", "-f", "cluster.yaml")
                        .out())
                .isEqualTo(shell.run("chart", "template", "party", "-f", "cluster.yaml")
                        .out());
    }

    @Test
    void a_good_chart_is_fine() {
        Result result = shell.run("chart", "lint", "party", "-f", "cluster.yaml", "--strict");

        assertThat(result.out()).isEqualTo("the chart party v1.0.0 is fine\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void faults_of_a_chart_are_told_all_at_once() {
        shell.file("party/Chart.yaml", "apiVersion: v2\nname: party\nversion: v1.0.0\n")
                .file("party/values-template-example.yaml", SPEC.replace("v1.0.0", "v0.9.0"))
                .file("party/templates/twice.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: secret\n")
                .file("party/templates/nameless.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {}\n");

        Result result = shell.run("chart", "lint", "party");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("kubefate: the chart party v1.0.0 has 4 faults\n");
        Golden.check("chart-lint.txt", result.out());
    }

    @Test
    void a_chart_that_is_uploaded_is_sent_as_it_is() {
        shell.run("chart", "package", "party");
        try (Service service = new Service()) {
            service.answer(
                    "POST /v1/chart",
                    200,
                    "{\"msg\":\"CreateChart Success\",\"data\":{\"helmUUID\":\"" + Answers.CHART_ID + "\"}}");

            Result result = shell.talkingTo(service).run("chart", "upload", "-f", "party-v1.0.0.tgz");

            assertThat(result.out()).isEqualTo("upload chart success, chart id=" + Answers.CHART_ID + "\n");
            assertThat(service.last().getHeaders().get("Content-Type")).startsWith("multipart/form-data");
            assertThat(service.last().getBody().utf8()).contains("name=\"file\"; filename=\"party-v1.0.0.tgz\"");
        }
    }

    @Test
    void a_chart_that_is_in_use_is_not_deleted() {
        try (Service service = new Service()) {
            service.answer("GET /v1/chart/", 200, Answers.list("getChartList Success", Answers.CHART))
                    .answer(
                            "DELETE /v1/chart/" + Answers.CHART_ID,
                            409,
                            "{\"error\":\"chart fate v2.0.0 is in use by the cluster fate-9999\"}");

            Result result = shell.talkingTo(service).run("chart", "del", "fate-v2.0.0");

            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).isEqualTo("kubefate: chart fate v2.0.0 is in use by the cluster fate-9999\n");
        }
    }

    @Test
    void a_chart_that_is_in_use_is_deleted_by_the_option_that_the_refusal_names() {
        try (Service service = new Service()) {
            service.answer("GET /v1/chart/", 200, Answers.list("getChartList Success", Answers.CHART))
                    .answer("DELETE /v1/chart/" + Answers.CHART_ID, 409, """
                            {"error":"chart fate v2.0.0 is in use by one/one; delete it with ?force=true all the same",
                             "reason":"chart fate v2.0.0 is in use by one/one","confirm_with":"force"}""");

            Result result = shell.talkingTo(service).run("chart", "del", "fate-v2.0.0");

            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err())
                    .isEqualTo(
                            "kubefate: chart fate v2.0.0 is in use by one/one; delete it with --force all the same\n");

            shell.run("chart", "del", "fate-v2.0.0", "--force");
            assertThat(service.asked()).last().isEqualTo("DELETE /v1/chart/" + Answers.CHART_ID + "?force=true");
        }
    }
}
