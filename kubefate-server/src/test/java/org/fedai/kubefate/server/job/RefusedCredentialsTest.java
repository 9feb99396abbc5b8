package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API server rejects the credentials of the service. */
class RefusedCredentialsTest {
    private static final String HOOK = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: first
              annotations:
                helm.sh/hook: pre-install
            spec:
              template:
                metadata:
                  annotations:
                    fake-kubelet/job-seconds: "1"
                spec:
                  restartPolicy: Never
                  containers: [{name: hook, image: "example/hook:1"}]
            """;

    private Sandbox sandbox;
    private KubernetesClient kubernetes;
    private Resource<Job> hook;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(0);
        kubernetes = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                .build();
        hook = kubernetes.batch().v1().jobs().inNamespace("one").withName("first");
    }

    @AfterEach
    void stop() {
        kubernetes.close();
        sandbox.close();
    }

    @Test
    void for_a_while_delays_a_job_and_it_says_why() {
        try (ServerOn server = ServerOn.kubernetes(sandbox.kubeconfig(), "--kubefate.jobs.retry-pause=200ms")) {
            ClusterApi clusters = server.service().clusters();
            JsonNode begun = begin(clusters);
            sandbox.refuseCredentials(true);
            JsonNode refused = clusters.when(
                    begun, now -> ClusterApi.states(now).stream().anyMatch(RefusedCredentialsTest::isAboutCredentials));
            assertThat(refused.path("status").asString()).isEqualTo("Running");

            sandbox.refuseCredentials(false);

            JsonNode ended = clusters.ended(begun);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
        }
    }

    @Test
    void for_good_ends_a_job_and_a_delete_removes_its_hooks_later() {
        try (ServerOn server = ServerOn.kubernetes(
                sandbox.kubeconfig(), "--kubefate.jobs.retry-pause=200ms", "--kubefate.jobs.unauthorized-limit=1s")) {
            ClusterApi clusters = server.service().clusters();
            JsonNode begun = begin(clusters);
            sandbox.refuseCredentials(true);

            JsonNode failed = clusters.ended(begun);

            sandbox.refuseCredentials(false);
            assertThat(failed.path("status").asString()).as(failed.toString()).isEqualTo("Failed");
            assertThat(failed.path("reason").asString()).contains("Unauthorized; renew the token or certificate");
            assertThat(hook.get()).as("could not be deleted").isNotNull();
            String cluster = failed.path("cluster_id").asString();
            assertThat(clusters.cluster(cluster).path("status").asString()).isEqualTo("Failed");

            JsonNode removal = clusters.ended(clusters.delete(cluster));

            assertThat(removal.path("status").asString()).as(removal.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(removal))
                    .contains("deleted what hooks of failed jobs had left: Job one/first");
            assertThat(hook.get()).isNull();
        }
    }

    /** An install that asks the API server for something as soon as its hook has completed. */
    private JsonNode begin(ClusterApi clusters) {
        clusters.upload(TestChart.version("v1.0.0").with("templates/hook.yaml", HOOK));
        JsonNode begun = clusters.install("one", "v1.0.0", "");
        clusters.when(begun, now -> hook.get() != null);
        return begun;
    }

    private static boolean isAboutCredentials(String state) {
        return state.contains("Unauthorized; renew the token or certificate") && state.contains("; retrying until 20");
    }
}
