package org.fedai.kubefate.server.cluster;

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
import tools.jackson.databind.JsonNode;

/** What keeps a cluster from running is told in its job and in its description, and no secret with it. */
@ServerTest
class SickClusterTest {
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: account
            stringData:
              password: {{ .Values.greeting }}-Pa55w0rd
            data:
              token: {{ "t0ken-of-the-release" | b64enc }}
            """;

    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
        clusters = service.clusters();
        clusters.upload(TestChart.named("sickly", "v1.0.0").with("templates/secret.yaml", SECRET));
    }

    @Test
    void a_crash_is_told_with_its_last_lines_and_without_the_secrets_of_the_release() {
        JsonNode begun = install("crash", """
                greeting: very
                web:
                  fake-kubelet/behavior: crash-loop
                  fake-kubelet/exit-code: "3"
                  fake-kubelet/log: "login with very-Pa55w0rd and t0ken-of-the-release refused"
                """);

        JsonNode job = clusters.when(begun, SickClusterTest::hasReason);

        JsonNode web = job.path("sub_jobs").path("web");
        assertThat(web.path("ModulesStatus").asString()).isEqualTo("Progressing: container keeps crashing");
        assertThat(web.path("Reason").asString())
                .contains("exit code 3, last lines: login with *** and *** refused; check its log");
        JsonNode cluster = clusters.cluster(job.path("cluster_id").asString());
        assertThat(cluster.path("Info").path("reasons").path("web").asString())
                .contains("login with *** and *** refused");
        JsonNode told = clusters.when(begun, now -> sickStates(now).size() == 1);
        assertThat(sickStates(told)).singleElement().asString().startsWith("web is not available: Pod crash/web-");
        stop(begun);
        JsonNode ended = clusters.ended(begun);
        assertThat(ended.path("reason").asString()).isEqualTo("job stopped");
        assertThat(ended.toString()).doesNotContain("t0ken-of-the-release").doesNotContain("\"login with very");
    }

    @Test
    void a_missing_config_map_is_told_and_the_install_goes_on_when_it_is_there() {
        clusters.upload(TestChart.named("needy", "v1.0.0").with("templates/needy.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: needy
                  labels: {name: {{ .Values.name }}}
                spec:
                  selector: {matchLabels: {app: needy}}
                  template:
                    metadata: {labels: {app: needy, name: {{ .Values.name }}}}
                    spec:
                      containers:
                        - name: needy
                          image: example/needy:1.0
                          env:
                            - name: SITE
                              valueFrom: {configMapKeyRef: {name: site, key: address}}
                """));
        JsonNode begun = clusters.tryInstall(ClusterApi.args("needy", "needy", "needy", "v1.0.0", ""))
                .data();

        JsonNode job =
                clusters.when(begun, now -> now.path("sub_jobs").path("needy").hasNonNull("Reason"));

        assertThat(job.path("sub_jobs").path("needy").path("Reason").asString())
                .contains("configmap \"site\" not found; create it, or correct the name");
        stop(begun);
        clusters.ended(begun);
    }

    @Test
    void a_cluster_that_becomes_sick_after_its_install_says_why() {
        JsonNode job = clusters.ended(install("later", ""));
        String uuid = job.path("cluster_id").asString();
        assertThat(clusters.cluster(uuid).path("Info").has("reasons")).isFalse();

        JsonNode update = clusters.tryUpdate(ClusterApi.args(
                        "later", "later", "sickly", "v1.0.0", "web: {fake-kubelet/behavior: image-pull-backoff}\n"))
                .data();
        clusters.when(update, SickClusterTest::hasReason);

        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("Info").path("reasons").path("web").asString())
                .contains("image cannot be pulled")
                .contains("check the image name and tag");
        assertThat(cluster.path("Info").path("reasons").has("store")).isFalse();
        stop(update);
        clusters.ended(update);
    }

    private JsonNode install(String name, String moreYaml) {
        return clusters.tryInstall(ClusterApi.args(name, name, "sickly", "v1.0.0", moreYaml))
                .data();
    }

    private void stop(JsonNode job) {
        assertThat(api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static boolean hasReason(JsonNode job) {
        return job.path("sub_jobs").path("web").hasNonNull("Reason");
    }

    private static List<String> sickStates(JsonNode job) {
        return ClusterApi.states(job).stream()
                .filter(state -> state.startsWith("web is not available"))
                .toList();
    }
}
