package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                .file("party/Chart.yaml", """
                        apiVersion: v2
                        name: party
                        version: v1.0.0
                        appVersion: '1'
                        description: A party
                        icon: https://example.com/i
                        """)
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
    void a_chart_is_rendered_with_the_values_derived_from_the_cluster_yaml() {
        Result result = shell.run("chart", "template", "party", "-f", "cluster.yaml", "--kube-version", "1.33.1");

        assertThat(result.err()).isEmpty();
        Golden.check("chart-template.yaml", result.out());
    }

    @Test
    void without_a_cluster_yaml_the_defaults_of_the_chart_apply() {
        assertThat(shell.run("chart", "template", "party", "--name", "mine", "-n", "there")
                        .out())
                .contains("name: mine-config")
                .contains("namespace: there")
                .contains("party: \"1\"");
    }

    @Test
    void the_rules_of_helm_4_apply_when_they_are_asked_for() {
        shell.file("party/templates/four.yaml", "four: {{ mustToDuration \"90s\" }}\n");

        Result three = shell.run("chart", "template", "party", "--show-only", "templates/four.yaml");
        Result four =
                shell.run("chart", "template", "party", "--show-only", "templates/four.yaml", "--helm-version", "4");
        Result five = shell.run("chart", "template", "party", "--helm-version", "5");

        assertThat(three.err()).contains("mustToDuration");
        assertThat(three.code()).isNotZero();
        assertThat(four.err()).isEmpty();
        assertThat(four.out()).contains("four: 1m30s");
        assertThat(five.err()).contains("\"5\" is not 3 or 4");
    }

    @Test
    void a_chart_for_helm_4_is_linted_by_its_rules() {
        shell.file("party/templates/four.yaml", "# {{ mustToDuration \"90s\" }}\n");

        assertThat(shell.run("chart", "lint", "party").out()).contains("mustToDuration");
        assertThat(shell.run("chart", "lint", "party", "--helm-version", "4").out())
                .doesNotContain("mustToDuration");
    }

    @Test
    void values_can_be_printed_alone() {
        assertThat(shell.run("chart", "template", "party", "-f", "cluster.yaml", "--values-only")
                        .out())
                .isEqualTo("partyId: 9999\n");
    }

    @Test
    void included_crds_are_printed_first() {
        assertThat(shell.run("chart", "template", "party", "--include-crds").out())
                .startsWith("---\n# Source: party/crds/crd.yaml\n")
                .contains("kind: Crd\n")
                .contains("kind: Secret\n");
    }

    @Test
    void documents_can_be_written_to_one_file_per_template() throws IOException {
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
                .isEqualTo("kubefate: warning: other.yaml is for the chart party v2.0.0, "
                        + "but the rendered chart is party v1.0.0\n");
    }

    @Test
    void the_cluster_yaml_chooses_among_the_versions_that_a_directory_serves() {
        shell.file("party/versions.yaml", "v1.0.0: {}\nv1.1.0: {}\n")
                .file("newer.yaml", SPEC.replace("v1.0.0", "v1.1.0"))
                .file("party/templates/version.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: version}
                        data: {chart: "{{ .Chart.Version }}", app: "{{ .Chart.AppVersion }}"}
                        """);
        String[] render = {"chart", "template", "party", "-s", "templates/version.yaml", "-f"};

        Result newer = shell.run(
                Stream.concat(Stream.of(render), Stream.of("newer.yaml")).toArray(String[]::new));
        Result older = shell.run(
                Stream.concat(Stream.of(render), Stream.of("cluster.yaml")).toArray(String[]::new));

        assertThat(newer.err()).isEmpty();
        assertThat(newer.out()).contains("{chart: \"v1.1.0\", app: \"v1.1.0\"}");
        assertThat(older.out()).contains("{chart: \"v1.0.0\", app: \"1\"}");
    }

    @Test
    void every_version_that_a_directory_serves_is_packed_and_linted() {
        shell.file("party/versions.yaml", "v1.0.0: {}\nv1.1.0: {}\n");

        assertThat(shell.run("chart", "package", "party").out())
                .contains("packed party v1.0.0 into ", "packed party v1.1.0 into ");
        assertThat(shell.run("chart", "lint", "party").out())
                .contains("the chart party v1.0.0 has no problems", "the chart party v1.1.0 has no problems");
        assertThat(shell.run("chart", "template", "party-v1.1.0.tgz", "--values-only")
                        .code())
                .isEqualTo(ExitCode.OK.code());
    }

    @Test
    void the_error_of_a_broken_template_has_chart_file_and_line() {
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
    void a_missing_chart_is_an_error() {
        assertThat(shell.run("chart", "template", "nowhere").err())
                .isEqualTo("kubefate: the chart nowhere cannot be read: no such file or directory\n");
        Result text = shell.run("chart", "template", "cluster.yaml");
        assertThat(text.code()).isEqualTo(3);
        assertThat(text.err()).startsWith("kubefate: ").hasLineCount(1);
    }

    @Test
    void a_packed_chart_renders_like_its_directory() {
        assertThat(shell.run("chart", "package", "party", "-d", "dist").out())
                .startsWith("packed party v1.0.0 into ")
                .endsWith("dist/party-v1.0.0.tgz\n");

        assertThat(shell.run("chart", "template", "dist/party-v1.0.0.tgz", "-f", "cluster.yaml")
                        .out())
                .isEqualTo(shell.run("chart", "template", "party", "-f", "cluster.yaml")
                        .out());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_packed_chart_has_the_permissions_of_any_new_file() throws IOException {
        shell.run("chart", "package", "party");

        Path archive = shell.directory.resolve("party-v1.0.0.tgz");
        Path created = Files.createFile(shell.directory.resolve("created"));
        assertThat(Files.getPosixFilePermissions(archive)).isEqualTo(Files.getPosixFilePermissions(created));
    }

    @Test
    void a_packed_chart_replaces_an_earlier_one_and_leaves_no_other_file() throws IOException {
        shell.file("dist/party-v1.0.0.tgz", "an earlier one");

        shell.run("chart", "package", "party", "-d", "dist");

        try (Stream<Path> files = Files.list(shell.directory.resolve("dist"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file)
                            .hasFileName("party-v1.0.0.tgz")
                            .binaryContent()
                            .startsWith(0x1f, 0x8b));
        }
    }

    @Test
    void a_valid_chart_has_no_problems() {
        Result result = shell.run("chart", "lint", "party", "-f", "cluster.yaml", "--strict");

        assertThat(result.out()).isEqualTo("the chart party v1.0.0 has no problems\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void all_problems_of_a_chart_are_reported_together() {
        shell.file("party/Chart.yaml", "apiVersion: v2\nname: party\nversion: v1.0.0\n")
                .file("party/values-template-example.yaml", SPEC.replace("v1.0.0", "v0.9.0"))
                .file("party/templates/twice.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: secret\n")
                .file("party/templates/nameless.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {}\n");

        Result result = shell.run("chart", "lint", "party");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("kubefate: the chart party v1.0.0 has 4 problems\n");
        Golden.check("chart-lint.txt", result.out());
    }

    @Test
    void an_uploaded_chart_is_sent_unchanged() {
        shell.run("chart", "package", "party");
        try (Service service = new Service()) {
            service.answer(
                    "POST /v1/chart",
                    200,
                    "{\"msg\":\"CreateChart Success\",\"data\":{\"helmUUID\":\"" + ServiceResponses.CHART_ID + "\"}}");

            Result result = shell.talkingTo(service).run("chart", "upload", "-f", "party-v1.0.0.tgz");

            assertThat(result.out()).isEqualTo("upload chart success, chart id=" + ServiceResponses.CHART_ID + "\n");
            assertThat(service.last().getHeaders().get("Content-Type")).startsWith("multipart/form-data");
            assertThat(service.last().getBody().utf8()).contains("name=\"file\"; filename=\"party-v1.0.0.tgz\"");
        }
    }

    @Test
    void a_chart_that_is_in_use_is_not_deleted() {
        try (Service service = new Service()) {
            service.answer("GET /v1/chart/", 200, ServiceResponses.list("getChartList Success", ServiceResponses.CHART))
                    .answer(
                            "DELETE /v1/chart/" + ServiceResponses.CHART_ID,
                            409,
                            "{\"error\":\"chart fate v2.0.0 is in use by the cluster fate-9999\"}");

            Result result = shell.talkingTo(service).run("chart", "del", "fate-v2.0.0");

            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).isEqualTo("kubefate: chart fate v2.0.0 is in use by the cluster fate-9999\n");
        }
    }

    @Test
    void the_error_for_a_chart_in_use_names_the_option_that_deletes_it_anyway() {
        try (Service service = new Service()) {
            service.answer("GET /v1/chart/", 200, ServiceResponses.list("getChartList Success", ServiceResponses.CHART))
                    .answer("DELETE /v1/chart/" + ServiceResponses.CHART_ID, 409, """
                            {"error":"chart fate v2.0.0 is in use by one/one; delete it with ?force=true all the same",
                             "reason":"chart fate v2.0.0 is in use by one/one","confirm_with":"force"}""");

            Result result = shell.talkingTo(service).run("chart", "del", "fate-v2.0.0");

            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err())
                    .isEqualTo("kubefate: chart fate v2.0.0 is in use by one/one; to delete it anyway, add --force\n");

            shell.run("chart", "del", "fate-v2.0.0", "--force");
            assertThat(service.asked())
                    .last()
                    .isEqualTo("DELETE /v1/chart/" + ServiceResponses.CHART_ID + "?force=true");
        }
    }

    @Test
    void values_files_and_assignments_are_merged_like_helm() {
        plainChart();
        shell.file("1.yaml", "a: 1\nb: {c: 2, d: 3}\n")
                .file("2.yaml", "b: {c: 4}\n")
                .file("note.txt", "from a file\n");

        Result result = shell.run(
                "chart",
                "template",
                "plain",
                "-f",
                "1.yaml",
                "--values",
                "2.yaml",
                "--set",
                "b.d=5,e={x,y}",
                "--set-string",
                "f=6",
                "--set-file",
                "g=note.txt",
                "--set-json",
                "h={\"i\":[7]}",
                "--set-literal",
                "j=k,l");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("{\"a\":1,\"b\":{\"c\":4,\"d\":5},\"e\":[\"x\",\"y\"],\"f\":\"6\",\"g\":\"from a "
                        + "file\\n\",\"h\":{\"i\":[7]},\"j\":\"k,l\"}");
    }

    @Test
    void assignments_override_the_cluster_yaml() {
        assertThat(shell.run("chart", "template", "party", "-f", "cluster.yaml", "--set", "replicas=7")
                        .out())
                .contains("party: \"9999\"", "replicas: \"7\"");
    }

    @Test
    void several_files_are_merged_into_one_cluster_yaml() {
        shell.file("site.yaml", "partyId: 8888\n");
        assertThat(shell.run("chart", "template", "party", "-f", "cluster.yaml", "-f", "site.yaml")
                        .out())
                .contains("party: \"8888\"", "name: fate-9999-config");
    }

    @Test
    void documents_can_be_selected_by_template() {
        plainChart();
        assertThat(shell.run("chart", "template", "plain", "--show-only", "templates/t*.yaml")
                        .out())
                .contains("kind: Pod")
                .doesNotContain("kind: ConfigMap");
        Result missing = shell.run("chart", "template", "plain", "-s", "templates/none.yaml");
        assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(missing.err()).contains("could not find template templates/none.yaml in the chart");
    }

    @Test
    void hooks_and_tests_can_be_omitted() {
        plainChart();
        assertThat(shell.run("chart", "template", "plain").out()).contains("kind: Pod", "kind: Job");
        assertThat(shell.run("chart", "template", "plain", "--skip-tests").out())
                .contains("kind: Job")
                .doesNotContain("kind: Pod");
        assertThat(shell.run("chart", "template", "plain", "--no-hooks").out())
                .contains("kind: ConfigMap")
                .doesNotContain("kind: Job", "kind: Pod");
    }

    @Test
    void a_release_can_be_an_upgrade_and_named_by_a_template() {
        plainChart();
        assertThat(shell.run("chart", "template", "plain", "--is-upgrade", "--name-template", "app-{{ \"X\" | lower }}")
                        .out())
                .contains("name: app-x", "upgrade: true");
        Result wrong = shell.run("chart", "template", "plain", "--name", "Not_Good");
        assertThat(wrong.code()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(wrong.err()).contains("the name of the release \"Not_Good\"");
    }

    @Test
    void the_error_of_an_invalid_assignment_names_its_option() {
        Result result = shell.run("chart", "template", "party", "--set", "a[x]=1");
        assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(result.err()).contains("failed parsing --set data \"a[x]=1\"");
    }

    private void plainChart() {
        shell.file("plain/Chart.yaml", "apiVersion: v2\nname: plain\nversion: 1.0.0\n")
                .file("plain/templates/config.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: {{ .Release.Name }}
                        data:
                          values: '{{ toJson .Values }}'
                          upgrade: {{ .Release.IsUpgrade }}
                        """)
                .file("plain/templates/hook.yaml", """
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {name: hook, annotations: {helm.sh/hook: pre-install}}
                        """)
                .file("plain/templates/test.yaml", """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: test, annotations: {helm.sh/hook: test}}
                        """);
    }
}
