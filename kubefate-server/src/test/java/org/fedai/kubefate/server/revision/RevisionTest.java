package org.fedai.kubefate.server.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class RevisionTest {
    @LocalServerPort
    private int port;

    private Api admin;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        admin = service.admin();
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0")
                .with("templates/NOTES.txt", "greet {{ .Values.greeting }}")
                .with("templates/account.yaml", """
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          name: account
                        stringData:
                          motto: {{ .Values.motto | default "none" | quote }}
                        """));
        clusters.upload(TestChart.version("v1.1.0"));
    }

    @Test
    void each_revision_says_who_made_it_and_what_changed() {
        String uuid = installed("revision-list", "greeting: one\n");
        clusters.ended(clusters.update("revision-list", "v1.0.0", "greeting: two\nmotto: dare\n"));
        clusters.ended(clusters.update("revision-list", "v1.1.0", "greeting: two\n"));

        JsonNode revisions = admin.get("/v1/cluster/" + uuid + "/revision").data();

        assertThat(revisions.valueStream().map(RevisionTest::line))
                .containsExactly(
                        "1 Superseded admin tiny v1.0.0: install",
                        "2 Superseded admin tiny v1.0.0: greeting, motto",
                        "3 Deployed admin tiny v1.1.0: chart tiny v1.0.0 to tiny v1.1.0; motto");
        assertThat(revisions.get(0).path("job_id").asString()).hasSize(36);
    }

    @Test
    void a_revision_shows_what_was_installed() {
        String uuid = installed("revision-show", "greeting: hello\n");
        clusters.ended(clusters.update("revision-show", "v1.0.0", "greeting: goodbye\n"));

        JsonNode revision = admin.get("/v1/cluster/" + uuid + "/revision/1").data();

        assertThat(revision.at("/summary/revision").asInt()).isEqualTo(1);
        assertThat(revision.path("values").asString()).contains("greeting: hello");
        assertThat(revision.at("/Spec/greeting").asString()).isEqualTo("hello");
        assertThat(revision.at("/chart_values/greeting").asString()).isEqualTo("hello");
        assertThat(revision.path("manifest").asString())
                .contains("kind: ConfigMap", "hello")
                .doesNotContain("goodbye");
        assertThat(revision.path("notes").asString()).isEqualTo("greet hello");
    }

    @Test
    void revisions_outlive_their_cluster() {
        String uuid = installed("revision-past", "");
        clusters.ended(clusters.delete(uuid));

        assertThat(admin.get("/v1/cluster/" + uuid + "/revision")
                        .data()
                        .valueStream()
                        .map(RevisionTest::line))
                .containsExactly("1 Removed admin tiny v1.0.0: install");
    }

    @Test
    void the_error_of_a_missing_revision_names_those_that_exist() {
        String uuid = installed("revision-none", "");

        Api.Reply reply = admin.get("/v1/cluster/" + uuid + "/revision/7");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.raw().body())
                .contains("cluster revision-none/revision-none has no revision 7; its revisions are 1 to 1");
        assertThat(admin.get("/v1/cluster/" + uuid + "/revision/seven").status())
                .isEqualTo(400);
    }

    @Test
    void a_viewer_sees_no_secret() {
        String uuid = installed("revision-viewer", "motto: per-aspera\nmysql: {password: hunter2-hunter2}\n");
        admin.post("/v1/user", Map.of("username", "revision-viewer", "password", "long-enough", "role", "viewer"));

        String seen = Api.at(port)
                .login("revision-viewer", "long-enough")
                .get("/v1/cluster/" + uuid + "/revision/1")
                .raw()
                .body();

        assertThat(seen).contains("motto: '***'").doesNotContain("hunter2-hunter2");
        assertThat(admin.get("/v1/cluster/" + uuid + "/revision/1").raw().body())
                .contains("motto: per-aspera", "hunter2-hunter2");
    }

    private String installed(String name, String yaml) {
        JsonNode job = clusters.ended(clusters.install(name, "v1.0.0", yaml));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private static String line(JsonNode revision) {
        List<String> keys = List.of("revision", "status", "creator", "chart_name", "chart_version");
        return String.join(
                        " ",
                        keys.stream().map(key -> revision.path(key).asString()).toList())
                + ": " + revision.path("description").asString();
    }
}
