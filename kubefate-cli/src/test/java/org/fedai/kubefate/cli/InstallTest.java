package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.ServiceResponses.State;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
    private static final String SPEC = """
            name: fate-9999   # a comment stays
            namespace: fate-9999
            chartName: fate
            chartVersion: v2.0.0
            partyId: 9999
            computing: Spark_local
            federation: Pulsar
            storage: LocalFS
            modules: [mysql, python, fateboard, client, nginx, pulsar]
            """;

    private static final String EXAMPLE = "GET /v1/chart/valueTemplateExample/fate/v2.0.0";
    private static final String EXAMPLE_BODY = """
            {"msg":"getChartByNameVersion Success","data":"# partyId: 9999\\n# computing: Eggroll\\n# federation: OSX\\n# storage: Eggroll\\n# modules:\\n# - mysql\\n"}""";

    private static final String INSTALL = "POST /v1/cluster";
    private static final String JOB = "GET /v1/job/" + ServiceResponses.JOB_ID;

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service).file("cluster.yaml", SPEC);
        service.answer(INSTALL, 200, ServiceResponses.one("createCluster Success", ServiceResponses.PENDING));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_cluster_yaml_is_sent_unchanged_and_the_job_id_printed() {
        Result result = shell.run("cluster", "install", "-f", "cluster.yaml");

        assertThat(result.out()).isEqualTo("create job success, job id=" + ServiceResponses.JOB_ID + "\n");
        assertThat(result.code()).isZero();
        assertThat(service.last().getBody().utf8())
                .isEqualTo("{\"name\":\"fate-9999\",\"namespace\":\"fate-9999\",\"chart_name\":\"fate\","
                        + "\"chart_version\":\"v2.0.0\",\"cover\":false,\"data\":\""
                        + Base64.getEncoder().encodeToString(SPEC.getBytes(StandardCharsets.UTF_8))
                        + "\",\"Keep_upgrade_job\":false}");
    }

    @Test
    void options_are_sent_with_the_request() {
        shell.run("cluster", "install", "-f", "cluster.yaml", "--cover", "--create-namespace");

        assertThat(service.last().getBody().utf8()).contains("\"cover\":true").contains("\"create_namespace\":true");
    }

    @Test
    void replacing_says_what_is_lost_and_asks() {
        service.instead(INSTALL, 409, """
                {"error":"replacing one/one deletes what runs; to delete it, add ?confirm=true",
                 "reason":"replacing one/one deletes what runs","confirm_with":"confirm"}""");

        Result unasked = shell.run("cluster", "install", "-f", "cluster.yaml", "--replace");
        assertThat(unasked.code()).isEqualTo(4);
        assertThat(unasked.err())
                .isEqualTo("kubefate: replacing one/one deletes what runs; to delete it all the same, add --yes\n");

        Result refused = shell.answering("n").run("cluster", "install", "-f", "cluster.yaml", "--replace");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).isEqualTo("kubefate: nothing was deleted or installed\n");
        assertThat(service.asked()).noneMatch(asked -> asked.contains("confirm"));

        shell.answering("y").run("cluster", "install", "-f", "cluster.yaml", "--replace");
        assertThat(service.asked()).contains("POST /v1/cluster?confirm=true");
        assertThat(service.last().getBody().utf8()).contains("\"replace\":true");
    }

    @Test
    void replacing_does_not_ask_when_told_so() {
        shell.run("cluster", "install", "-f", "cluster.yaml", "--replace", "--yes");

        assertThat(service.asked()).contains("POST /v1/cluster?confirm=true").doesNotContain("POST /v1/cluster");
    }

    @Test
    void a_helm_release_is_adopted_with_or_without_a_cluster_yaml() {
        service.answer(
                "POST /v1/cluster/adopt", 200, ServiceResponses.one("adoptCluster Success", ServiceResponses.PENDING));

        Result derived = shell.run("cluster", "adopt", "fate-9999", "--namespace", "fate-9999");
        assertThat(derived.out()).isEqualTo("create job success, job id=" + ServiceResponses.JOB_ID + "\n");
        assertThat(service.last().getBody().utf8()).isEqualTo("{\"name\":\"fate-9999\",\"namespace\":\"fate-9999\"}");

        shell.run("cluster", "adopt", "fate-9999", "--namespace", "fate-9999", "-f", "cluster.yaml");
        assertThat(service.last().getBody().utf8())
                .contains("\"data\":\"" + Base64.getEncoder().encodeToString(SPEC.getBytes(StandardCharsets.UTF_8)));

        Result other = shell.run("cluster", "adopt", "fate-10000", "--namespace", "fate-9999", "-f", "cluster.yaml");
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err())
                .isEqualTo(
                        "kubefate: cluster.yaml is the cluster.yaml of fate-9999/fate-9999, not of fate-9999/fate-10000\n");
    }

    @Test
    void the_cluster_yaml_may_come_from_standard_input() {
        assertThat(shell.typing(SPEC).run("cluster", "install", "-f", "-").code())
                .isZero();
    }

    @Test
    void a_missing_file_is_an_error_and_nothing_is_sent() {
        Result result = shell.run("cluster", "install", "-f", "missing.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("kubefate: missing.yaml cannot be read: no such file\n");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void an_invalid_cluster_yaml_is_rejected_before_anything_is_sent() {
        shell.file("bad.yaml", "name: Fate_9999\nnamespace: fate-9999\n");

        Result result = shell.run("cluster", "install", "-f", "bad.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("bad.yaml").contains("chartName");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void an_error_of_the_service_is_one_line() {
        service.instead(INSTALL, 409, "{\"error\":\"the cluster fate-9999 is installed in fate-9999 already\"}");

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("kubefate: the cluster fate-9999 is installed in fate-9999 already\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void waiting_prints_each_change_once_and_succeeds() {
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.DONE));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        Golden.check("install-wait.txt", result.out());
        assertThat(service.asked()).contains(JOB + "?wait=25&since=2026-11-25T11%3A58%3A30.123456Z");
    }

    @Test
    void the_reason_of_a_module_is_printed_once_in_addition_to_the_timeout() {
        String reason = "image registry.example.com/osx:9 cannot be pulled: not found; check registry and tag";
        State module = State.warning("osx", "osx is not available: " + reason);
        State limit = State.of("Timeout", "checkout cluster status timeOut! The time limit of 60 minutes has expired");
        String sick = ServiceResponses.notReady("Running", module);
        String over = ServiceResponses.notReady("Timeout", module, limit);
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", sick))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", over));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.out()).containsOnlyOnce(reason).contains("The time limit of 60 minutes has expired");
    }

    @Test
    void check_states_are_not_printed_whatever_their_text() {
        State check = new State("Check", "looked at the cluster again", ",\"count\":7");
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.notReady("Running", check)))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.DONE));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.out()).contains("helm install success").doesNotContain("looked");
    }

    @Test
    void states_of_unknown_kinds_are_printed() {
        State later = State.of("Rollout", "two of three pods are new");
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.notReady("Running", later)))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.DONE));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("two of three pods are new");
    }

    @Test
    void a_service_that_sends_states_as_texts_is_supported() {
        String done = ServiceResponses.job(
                "Success",
                "2026-11-25T11:58:30Z",
                ServiceResponses.statesAsTexts("helm install Success", "job run Success"),
                "{}");
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", done));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.out()).endsWith("  helm install Success\n   13m  job run Success\n");
    }

    @Test
    void waiting_for_a_failing_job_ends_with_its_reason_and_exit_code() {
        service.answer(
                JOB,
                200,
                ServiceResponses.one(
                        "getJob Success",
                        ServiceResponses.NOT_READY.replace("\"status\":\"Running\"", "\"status\":\"Timeout\"")));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err())
                .isEqualTo("kubefate: job " + ServiceResponses.JOB_ID
                        + " ended in Timeout: osx: image registry.example.com/osx:9 cannot be pulled: not "
                        + "found; check registry and tag\n");
    }

    @Test
    void problems_are_warnings_and_do_not_prevent_an_install() {
        service.answer(EXAMPLE, 200, EXAMPLE_BODY);
        shell.file("typo.yaml", SPEC.replace("partyId", "partyID"));

        Result result = shell.run("cluster", "install", "-f", "typo.yaml");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("kubefate: warning: typo.yaml:5: partyID is not a key of chart fate v2.0.0; "
                        + "did you mean partyId?\n");
        assertThat(service.asked()).contains(INSTALL);
    }

    @Test
    void with_strict_problems_are_errors_and_nothing_is_sent() {
        service.answer(EXAMPLE, 200, EXAMPLE_BODY);
        shell.file("typo.yaml", SPEC.replace("partyId", "partyID"));

        Result result = shell.run("cluster", "install", "-f", "typo.yaml", "--strict");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).endsWith("kubefate: typo.yaml has problems, and --strict is set\n");
        assertThat(service.asked()).doesNotContain(INSTALL);
    }

    @Test
    void a_service_without_the_example_installs_anyway() {
        service.answer(EXAMPLE, 500, "{\"error\":\"record not found\"}");

        assertThat(shell.run("cluster", "install", "-f", "cluster.yaml").code()).isZero();
    }

    private static final String CHARTS = "GET /v1/chart/";

    private static String stored(String template, String... templates) {
        return """
                {"uuid":"%s","name":"fate","version":"v2.0.0","chart":"apiVersion: v2\\nname: fate\\nversion: v2.0.0\\n",
                 "values":"","values_template":"%s",
                 "values_template_example":"# partyId: 9999\\n# computing: a\\n# federation: a\\n# storage: a\\n# modules:\\n# - mysql\\n",
                 "templates":[%s]}""".formatted(
                ServiceResponses.CHART_ID,
                template,
                Stream.of(templates)
                        .map(text -> "{\"name\":\"templates/a.yaml\",\"data\":\""
                                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\"}")
                        .collect(Collectors.joining(",")));
    }

    private void store(String chart) {
        service.answer(CHARTS, 200, ServiceResponses.list("getChartList Success", chart))
                .answer(
                        "GET /v1/chart/" + ServiceResponses.CHART_ID,
                        200,
                        ServiceResponses.one("getChart Success", chart));
    }

    @Test
    void validate_does_not_install() {
        store(stored(""));

        Result result = shell.run("cluster", "validate", "-f", "cluster.yaml");

        assertThat(result.out()).isEqualTo("cluster.yaml: no problems found\n");
        assertThat(result.err()).isEmpty();
        assertThat(service.asked()).doesNotContain(INSTALL, EXAMPLE);
    }

    @Test
    void validate_tells_what_shows_only_in_what_the_chart_makes_of_it() {
        store(stored("id: {{ .partyId }}\\npw: {{ .mysql.password | quote }}", """
                kind: ConfigMap
                apiVersion: v1
                metadata: {name: conf}
                data:
                  id: "{{ .Values.id }}"
                  a.yaml: |
                    db: {password: '{{ .Values.pw }}'}
                """));
        shell.file("big.yaml", SPEC.replace("9999\nc", "10000000\nc") + "mysql:\n  password: it's\n");

        Result result = shell.run("cluster", "validate", "-f", "big.yaml");

        assertThat(result.out()).isEqualTo("big.yaml: 2 problems found\n");
        assertThat(result.err()).isEqualTo("""
                        kubefate: warning: big.yaml:5: partyId 10000000 is printed as 1e+07 by the chart, in ConfigMap/conf; this chart does so with a number in quotes, too: take one below 1000000, or another version of the chart
                        kubefate: warning: big.yaml:11: a.yaml of ConfigMap/conf is not YAML any more, from its line 1 on; the chart prints mysql.password there as it is: leave out quotes and other special characters
                        """);
    }

    @Test
    void validate_says_that_a_chart_has_to_be_downloaded_and_sees_it_then() {
        service.answer(CHARTS, 200, ServiceResponses.list("getChartList Success"))
                .answer(CHARTS, 200, ServiceResponses.list("getChartList Success", stored("")))
                .answer(
                        "GET /v1/chart/" + ServiceResponses.CHART_ID,
                        200,
                        ServiceResponses.one("getChart Success", stored("")))
                .answer(EXAMPLE, 200, EXAMPLE_BODY);

        Result result = shell.run("cluster", "validate", "-f", "cluster.yaml");

        assertThat(result.out()).isEqualTo("cluster.yaml: no problems found\n");
        assertThat(result.err())
                .isEqualTo(
                        "kubefate: warning: the service does not have the chart fate v2.0.0 and downloads it; waiting at most 15 s"
                                + " (--offline: no download)\n");
    }

    @Test
    void validate_asks_nobody_when_it_is_to_be_offline() {
        Result result = shell.run("cluster", "validate", "-f", "cluster.yaml", "--offline");

        assertThat(result.out()).isEqualTo("cluster.yaml: no problems found\n");
        assertThat(result.err())
                .isEqualTo("kubefate: warning: the chart fate v2.0.0 is not bundled; keys are not checked\n");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void a_version_without_v_is_told_and_the_chart_that_was_meant_is_taken() {
        store(stored(""));
        shell.file("plain.yaml", SPEC.replace("v2.0.0", "2.0.0"));

        Result result = shell.run("cluster", "validate", "-f", "plain.yaml", "--strict");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("plain.yaml:4: chartVersion 2.0.0: ", "did you mean v2.0.0?");
        assertThat(service.asked()).noneMatch(request -> request.contains("valueTemplateExample"));
    }

    @Test
    void a_second_document_is_refused_before_anything_is_sent() {
        shell.file("two.yaml", SPEC + "---\n" + SPEC);

        Result result = shell.run("cluster", "install", "-f", "two.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("kubefate: two.yaml:10: the text goes on after the end of its first document");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void validate_with_a_local_chart_needs_no_service() {
        shell.file("chart/Chart.yaml", "apiVersion: v2\nname: fate\nversion: v2.0.0\n")
                .file("chart/values-template-example.yaml", "# partyId: 9999\n");

        Result result = shell.run("cluster", "validate", "-f", "cluster.yaml", "--chart", "chart");

        assertThat(result.out()).isEqualTo("cluster.yaml: 4 problems found\n");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void validate_uses_the_bundled_chart_if_the_service_is_unavailable() {
        service.close();
        shell.file("charts/fate/Chart.yaml", "apiVersion: v2\nname: fate\nversion: v2.0.0\n")
                .file("charts/fate/values-template-example.yaml", "# partyId: 9999\n")
                .with("FATECLOUD_CHARTS", "charts");

        Result result = shell.run("cluster", "validate", "-f", "cluster.yaml");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("cluster.yaml: 4 problems found\n");
        assertThat(result.err()).contains("the service is unavailable; validated against the bundled chart");
    }

    @Test
    void validate_says_what_to_do_without_service_and_chart() {
        service.close();
        shell.file("charts/fate/Chart.yaml", "apiVersion: v2\nname: fate\nversion: v1.11.2\n")
                .with("FATECLOUD_CHARTS", "charts");

        Result result = shell.run("cluster", "validate", "-f", "cluster.yaml");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .endsWith(
                        "; to validate without the service, specify the chart fate v2.0.0 with --chart, or use --offline\n");
    }

    @Test
    void of_charts_before_1_9_only_what_their_template_reads_is_compared() {
        store(stored("id: {{ .partyId }}{{ .persistence }}").replace("v2.0.0", "v1.8.0"));
        shell.file("old.yaml", SPEC.replace("v2.0.0", "v1.8.0") + "persistance: true\n");

        Result result = shell.run("cluster", "validate", "-f", "old.yaml");

        assertThat(result.err())
                .isEqualTo("kubefate: warning: old.yaml:10: persistance is not a key of chart fate v1.8.0;"
                        + " did you mean persistence?\n");
        assertThat(result.out()).isEqualTo("old.yaml: 1 problem found\n");
    }

    @Test
    void an_update_is_a_put_that_may_keep_the_upgrade_job() {
        service.answer("PUT /v1/cluster", 200, ServiceResponses.one("setCluster Success", ServiceResponses.PENDING));

        Result result = shell.run("cluster", "update", "-f", "cluster.yaml", "--keepUpgradeJob");

        assertThat(result.out()).isEqualTo("create job success, job id=" + ServiceResponses.JOB_ID + "\n");
        assertThat(service.last().getBody().utf8()).contains("\"Keep_upgrade_job\":true");
    }

    @Test
    void deleting_a_cluster_creates_a_job() {
        service.answer(
                "DELETE /v1/cluster/" + ServiceResponses.CLUSTER_ID,
                200,
                ServiceResponses.one("deleteCluster Success", ServiceResponses.PENDING));

        Result result = shell.run("cluster", "delete", ServiceResponses.CLUSTER_ID);

        assertThat(result.out()).isEqualTo("create job success, job id=" + ServiceResponses.JOB_ID + "\n");
    }
}
