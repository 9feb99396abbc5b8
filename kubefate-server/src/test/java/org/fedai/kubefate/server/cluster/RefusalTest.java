package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that cannot succeed are refused before anything is written. */
@ServerTest
class RefusalTest {
    private Api api;
    private ClusterApi clusters;
    private List<Integer> before;

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
        before = written();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(written()).isEqualTo(before);
    }

    private List<Integer> written() {
        return List.of(
                api.get("/v1/job").data().size(),
                api.get("/v1/cluster?all=true").data().size());
    }

    @Test
    void an_unknown_chart_version_names_those_there_are_newest_first() {
        for (String version : List.of("v1.0.0", "v1.10.0", "v1.9.0")) {
            clusters.upload(TestChart.named("manifold", version));
        }

        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "one", "manifold", "v9.9.9", ""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error())
                .isEqualTo("chart manifold has no version v9.9.9; available versions: v1.10.0, v1.9.0, v1.0.0");
        assertThat(clusters.tryInstall(ClusterApi.args("one", "one", "manifold", "1.10.0", ""))
                        .error())
                .startsWith("chart manifold has no version 1.10.0 (did you mean v1.10.0?); available versions: ");
    }

    @Test
    void an_unknown_chart_names_those_there_are() {
        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "one", "huge", "v1.0.0", ""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error())
                .startsWith("there is no chart huge; available charts: ")
                .contains("tiny");
    }

    @Test
    void a_template_error_is_told_with_file_and_line() {
        clusters.upload(TestChart.version("v1.2.0")
                .with("templates/bad.yaml", "a: 1\nb: {{ required \"set the answer\" .Values.answer }}\n"));

        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "v1.2.0", ""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains("tiny/templates/bad.yaml:2").contains("set the answer");
    }

    @Test
    void a_missing_namespace_is_refused_unless_it_may_be_made() {
        Map<String, Object> args = ClusterApi.args("one", "nowhere", "tiny", "v1.0.0", "");
        args.remove("create_namespace");

        Api.Reply reply = clusters.tryInstall(args);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error())
                .contains("namespace nowhere does not exist")
                .contains("kubectl create namespace nowhere")
                .contains("--create-namespace");
    }

    @Test
    void a_second_document_is_refused_with_its_line_and_not_ignored() {
        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "v1.0.0", "---\ngreeting: hello\n"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).startsWith("cluster.yaml:5: the text goes on after the end of its first document");
    }

    @Test
    void names_that_kubernetes_would_refuse_are_refused() {
        Api.Reply reply = clusters.tryInstall(ClusterApi.args("Not_A_Name", "v1.0.0", ""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains("Not_A_Name");
    }

    @Test
    void a_request_that_contradicts_its_cluster_yaml_is_refused() {
        Map<String, Object> args = ClusterApi.args("one", "v1.0.0", "");
        args.put("namespace", "other");

        Api.Reply reply = clusters.tryInstall(args);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains("namespace is other in the request and one in the cluster.yaml");
    }

    @Test
    void what_is_missing_is_named() {
        Api.Reply reply = api.post("/v1/cluster", Map.of("name", "one"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("the request lacks namespace, chart_name, chart_version, data");
    }

    @Test
    void data_that_is_no_base64_or_no_yaml_is_refused() {
        Map<String, Object> args = ClusterApi.args("one", "v1.0.0", "");
        args.put("data", "%%%");
        assertThat(clusters.tryInstall(args).status()).isEqualTo(400);

        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "v1.0.0", "a: [1\nb: 2\n"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains("cluster.yaml:6");
    }

    @Test
    void unknown_ids_are_not_found() {
        assertThat(api.get("/v1/cluster/none").status()).isEqualTo(404);
        assertThat(api.delete("/v1/cluster/none").status()).isEqualTo(404);
        assertThat(api.get("/v1/job/none").status()).isEqualTo(404);
        assertThat(api.delete("/v1/job/none").status()).isEqualTo(404);
        assertThat(api.put("/v1/job/none?jobStatus=stop", Map.of()).status()).isEqualTo(404);
        assertThat(api.put("/v1/job/none?jobStatus=go", Map.of()).status()).isEqualTo(400);
    }
}
