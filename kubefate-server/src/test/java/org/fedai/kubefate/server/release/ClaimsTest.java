package org.fedai.kubefate.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** PersistentVolumeClaims that were never bound do not outlive a release; those with data do. */
@OnEveryKubernetes
class ClaimsTest {
    private static final String STORE = "data-store-0";

    private static ServerOn server;

    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;

    ClaimsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes.client();
        this.namespace = kubernetes.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(kubernetes.kubeconfig(), "--kubefate.jobs.time-limit=5m");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
        clusters.upload(TestChart.named("claiming", "v1.0.0")
                .with("values-template.yaml", "name: {{ .name }}\nstorageClass: {{ .storageClass }}\n")
                .with("templates/store.yaml", """
                    apiVersion: apps/v1
                    kind: StatefulSet
                    metadata: {name: store}
                    spec:
                      serviceName: store
                      selector: {matchLabels: {app: store}}
                      template:
                        metadata: {labels: {app: store}}
                        spec: {containers: [{name: store, image: "example/store:1"}]}
                      volumeClaimTemplates:
                        - metadata: {name: data}
                          spec:
                            accessModes: [ReadWriteOnce]
                            storageClassName: {{ .Values.storageClass }}
                            resources: {requests: {storage: 1Gi}}
                    """));
    }

    @Test
    void a_storage_class_can_be_corrected_after_a_stopped_install() {
        JsonNode first = install("storageClass: nope\n", false);
        Eventually.until(() -> live(STORE) != null);

        JsonNode stopped = stop(first);

        assertThat(ClusterApi.states(stopped))
                .contains("deleted PersistentVolumeClaim " + namespace + "/" + STORE + ", which had never been bound");
        assertThat(live(STORE)).isNull();
        JsonNode second = install("storageClass: other\n", false);
        Eventually.until(() -> live(STORE) != null);
        assertThat(storageClass(STORE)).isEqualTo("other");
        stop(second);
    }

    @Test
    void a_claim_that_would_be_waited_for_in_vain_is_refused_with_both_storage_classes() {
        claim(STORE, Map.of("app", "store"), null);

        JsonNode job = clusters.ended(install("storageClass: other\n", false));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Failed");
        assertThat(job.path("reason").asString())
                .startsWith("PersistentVolumeClaim " + namespace + "/" + STORE + " already exists, was never bound")
                .contains("claiming/templates/store.yaml")
                .contains("its storage class is nope, in the manifest it is other")
                .contains("kubectl delete pvc " + STORE + " --namespace " + namespace)
                .contains("install with cover");
        assertThat(live(STORE)).isNotNull();
    }

    @Test
    void cover_deletes_a_claim_that_was_never_bound() {
        claim(STORE, Map.of("app", "store"), null);

        JsonNode job = install("storageClass: other\n", true);

        Eventually.until(() -> "other".equals(storageClass(STORE)));
        stop(job);
    }

    @Test
    void a_claim_with_data_is_kept_and_a_difference_is_reported_with_both_values() {
        claim(STORE, Map.of("app", "store"), "volume-of-" + namespace);

        JsonNode job = install("storageClass: other\n", true);
        JsonNode warned = clusters.when(
                job, now -> ClusterApi.states(now).stream().anyMatch(state -> state.contains("is used as it is")));

        assertThat(ClusterApi.states(warned))
                .anySatisfy(state -> assertThat(state)
                        .startsWith("warning: PersistentVolumeClaim " + namespace + "/" + STORE)
                        .contains("its storage class is nope, in the manifest it is other")
                        .contains("its size is 2Gi, in the manifest it is 1Gi"));
        JsonNode stopped = stop(job);
        assertThat(ClusterApi.states(stopped))
                .anySatisfy(state -> assertThat(state)
                        .startsWith("kept the data in PersistentVolumeClaim " + namespace + "/" + STORE));
        assertThat(live(STORE)).isNotNull();
    }

    @Test
    void claims_of_others_are_kept() {
        claim("data-store-7", Map.of("app", "theirs"), null);
        claim("other-store-0", Map.of("app", "store"), null);
        JsonNode job = install("storageClass: nope\n", true);
        Eventually.until(() -> live(STORE) != null);

        stop(job);

        assertThat(live(STORE)).isNull();
        assertThat(live("data-store-7")).isNotNull();
        assertThat(live("other-store-0")).isNotNull();
    }

    private JsonNode install(String moreYaml, boolean cover) {
        Map<String, Object> args = ClusterApi.args("one", namespace, "claiming", "v1.0.0", moreYaml);
        args.put("cover", cover);
        Api.Reply reply = clusters.tryInstall(args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }

    private JsonNode stop(JsonNode job) {
        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        JsonNode ended = clusters.ended(job);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Canceled");
        return ended;
    }

    /** @param volume to which it is bound; null for none */
    private void claim(String name, Map<String, String> labels, @Nullable String volume) {
        kubernetes
                .persistentVolumeClaims()
                .inNamespace(namespace)
                .resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withStorageClassName("nope")
                        .withVolumeName(volume)
                        .withNewResources()
                        .withRequests(Map.of("storage", new Quantity("2Gi")))
                        .endResources()
                        .endSpec()
                        .build())
                .create();
    }

    private @Nullable String storageClass(String claim) {
        PersistentVolumeClaim found = live(claim);
        return found == null ? null : found.getSpec().getStorageClassName();
    }

    private @Nullable PersistentVolumeClaim live(String name) {
        Resource<PersistentVolumeClaim> claim =
                kubernetes.persistentVolumeClaims().inNamespace(namespace).withName(name);
        return claim.get();
    }
}
