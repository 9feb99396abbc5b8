package org.fedai.kubefate.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** Somebody deletes what a job waits for. */
@OnEveryKubernetes
class DeletedMeanwhileTest {
    private static final String UNREADY = "web: {fake-kubelet/behavior: not-ready}\n";

    private static ServerOn server;

    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;

    DeletedMeanwhileTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes.client();
        this.namespace = kubernetes.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(kubernetes.kubeconfig());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @Test
    void a_workload_is_applied_again_but_not_for_ever() {
        JsonNode job = begunInstall();
        Resource<Deployment> web =
                kubernetes.apps().deployments().inNamespace(namespace).withName("web");

        for (int time = 1; time <= 3; time++) {
            web.delete();
            String told = "Deployment " + namespace + "/web was deleted while the job waited; it was applied again ("
                    + time + " of at most 3 times)";
            clusters.when(job, now -> ClusterApi.states(now).contains(told) && web.get() != null);
        }
        web.delete();

        JsonNode ended = clusters.ended(job);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Failed");
        assertThat(ended.path("reason").asString())
                .startsWith(
                        "Deployment " + namespace
                                + "/web was deleted again after it had been applied 3 times while the job waited; find out who");
    }

    @Test
    void an_install_whose_workload_was_deleted_once_succeeds() {
        JsonNode job =
                clusters.tryInstall(args("web: {fake-kubelet/delay: \"5\"}\n")).data();
        Resource<Deployment> web =
                kubernetes.apps().deployments().inNamespace(namespace).withName("web");
        clusters.when(job, now -> now.path("sub_jobs").has("web") && web.get() != null);

        web.delete();

        JsonNode ended = clusters.ended(job);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
        assertThat(web.get()).isNotNull();
    }

    @Test
    void another_object_is_applied_again_too() {
        JsonNode job = begunInstall();

        kubernetes.services().inNamespace(namespace).withName("store").delete();

        String told = "Service " + namespace
                + "/store was deleted while the job waited; it was applied again (1 of at most 3 times)";
        clusters.when(job, now -> ClusterApi.states(now).contains(told));
        assertThat(kubernetes
                        .services()
                        .inNamespace(namespace)
                        .withName("store")
                        .get())
                .isNotNull();
        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
    }

    @Test
    void a_namespace_ends_the_install() {
        JsonNode job = begunInstall();

        kubernetes.namespaces().withName(namespace).delete();

        JsonNode ended = clusters.ended(job);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Failed");
        assertThat(ended.path("reason").asString())
                .startsWith("namespace " + namespace + " was deleted while the job waited, and with it ");
        assertThat(ClusterApi.states(ended)).endsWith("the installed objects were removed");
    }

    @Test
    void a_namespace_ends_the_update() {
        clusters.ended(clusters.tryInstall(args("")).data());
        JsonNode job = waiting(clusters.tryUpdate(args(UNREADY)).data());

        kubernetes.namespaces().withName(namespace).delete();

        JsonNode ended = clusters.ended(job);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Failed");
        assertThat(ended.path("reason").asString())
                .startsWith("namespace " + namespace + " was deleted while the job waited, and with it ");
    }

    private JsonNode begunInstall() {
        return waiting(clusters.tryInstall(args(UNREADY)).data());
    }

    private JsonNode waiting(JsonNode job) {
        return clusters.when(
                job,
                now -> now.path("sub_jobs")
                                .path("store")
                                .path("Status")
                                .asString()
                                .equals("Success")
                        && now.path("sub_jobs").path("web").hasNonNull("Reason"));
    }

    private Map<String, Object> args(String moreYaml) {
        return ClusterApi.args("one", namespace, "tiny", "v1.0.0", moreYaml);
    }
}
