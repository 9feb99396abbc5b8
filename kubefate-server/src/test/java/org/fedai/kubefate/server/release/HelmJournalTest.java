package org.fedai.kubefate.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.ReleaseHistory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.release.helm.HelmRecords;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** Helm sees what this service installs, as if it had installed it itself. */
@OnEveryKubernetes
class HelmJournalTest {
    private static final String NAME = "tiny-9999";

    private static ServerOn server;

    private final KubernetesUnderTest under;
    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;

    @TempDir
    private Path folder;

    HelmJournalTest(KubernetesUnderTest under) {
        this.under = under;
        this.kubernetes = under.client();
        this.namespace = under.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(
                kubernetes.kubeconfig(), "--kubefate.jobs.time-limit=5m", "--kubefate.helm.history-limit=3");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
        clusters.upload(chart("v1.0.0"));
        clusters.upload(chart("v1.1.0"));
    }

    @Test
    void an_installed_cluster_is_a_release_of_helm() throws IOException {
        installed("greeting: first\n");

        assertThat(list()).singleElement().satisfies(release -> {
            assertThat(release.getName()).isEqualTo(NAME);
            assertThat(release.getNamespace()).isEqualTo(namespace);
            assertThat(release.getStatus()).isEqualTo("deployed");
            assertThat(release.getRevision()).isEqualTo("1");
            assertThat(release.getChart()).isEqualTo("tiny-v1.0.0");
            assertThat(release.getAppVersion()).isEqualTo("1.0");
        });
        Release status = Helm.status(NAME)
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .call();
        assertThat(status.getStatus()).isEqualTo("deployed");
        assertThat(status.getOutput()).contains("Hello first");
        assertThat(history()).containsExactly("1 deployed tiny-v1.0.0 Install complete");
        assertThat(values()).contains("greeting: first").doesNotContain("chartName");
    }

    @Test
    void the_manifest_is_the_text_that_helm_itself_would_record() throws IOException {
        installed("greeting: first\nextra: true\n");
        Path archive = Files.write(folder.resolve("tiny.tgz"), chart("v1.0.0").archive());

        String helm = Helm.template(archive.toString())
                .withName(NAME)
                .withNamespace(namespace)
                .set("name", NAME)
                .set("greeting", "first")
                .set("extra", true)
                .call();

        HelmRelease recorded = newest();
        assertThat(recorded.manifest()).isEqualTo(helm);
        assertThat(recorded.hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.events()).containsExactly("pre-upgrade");
            assertThat(hook.path()).isEqualTo("tiny/templates/hook.yaml");
            assertThat(hook.kind()).isEqualTo("ConfigMap");
        });
    }

    @Test
    void an_update_supersedes_the_revision_before_it() throws IOException {
        installed("greeting: first\n");

        update("v1.1.0", "greeting: second\n");

        assertThat(history())
                .containsExactly(
                        "1 superseded tiny-v1.0.0 Install complete", "2 deployed tiny-v1.1.0 Upgrade complete");
        assertThat(values()).contains("greeting: second");
        assertThat(newest().info().firstDeployed()).isBefore(newest().info().lastDeployed());
    }

    @Test
    void an_update_that_fails_is_recorded_with_its_rollback() {
        installed("greeting: first\n");
        clusters.upload(chart("v1.2.0")
                .with(
                        "templates/zz.yaml",
                        "apiVersion: v1\nkind: Service\nmetadata:\n  name: bad\nspec:\n  ports: []\n"));

        JsonNode job = clusters.ended(begun(clusters.tryUpdate(args("v1.2.0", "greeting: second\n"))));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(history())
                .containsExactly(
                        "1 superseded tiny-v1.0.0 Install complete",
                        "2 failed tiny-v1.2.0 Job " + job.path("uuid").asString() + " of KubeFATE failed",
                        "3 deployed tiny-v1.0.0 Rollback to 1");
        assertThat(values()).contains("greeting: first");
    }

    @Test
    void a_rollback_on_request_is_one_to_helm_too() throws IOException {
        String uuid = installed("greeting: first\n");
        update("v1.1.0", "greeting: second\n");

        JsonNode job = clusters.ended(begun(api.post("/v1/cluster/" + uuid + "/rollback", Map.of("revision", 1))));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(history())
                .containsExactly(
                        "1 superseded tiny-v1.0.0 Install complete",
                        "2 superseded tiny-v1.1.0 Upgrade complete",
                        "3 deployed tiny-v1.0.0 Rollback to 1");
        assertThat(values()).contains("greeting: first");
        assertThat(newest().manifest()).contains("greeting: \"first\"");
    }

    @Test
    void only_as_many_records_are_kept_as_the_history_limit_allows() {
        installed("greeting: a\n");
        for (String greeting : List.of("b", "c", "d")) {
            update("v1.0.0", "greeting: " + greeting + "\n");
        }

        assertThat(history())
                .containsExactly(
                        "2 superseded tiny-v1.0.0 Upgrade complete",
                        "3 superseded tiny-v1.0.0 Upgrade complete",
                        "4 deployed tiny-v1.0.0 Upgrade complete");
    }

    @Test
    void a_deleted_cluster_leaves_no_record() {
        String uuid = installed("greeting: first\n");
        update("v1.1.0", "greeting: second\n");

        JsonNode job = clusters.ended(clusters.delete(uuid));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(list()).isEmpty();
        assertThat(secrets()).isEmpty();
    }

    @Test
    void an_install_that_is_stopped_leaves_no_record() {
        JsonNode begun = begun(clusters.tryInstall(args("v1.0.0", "web: {fake-kubelet/behavior: not-ready}\n")));
        clusters.when(begun, job -> ClusterApi.states(job).contains("helm install success"));
        assertThat(newest().status().text()).isEqualTo("pending-install");

        api.put("/v1/job/" + begun.path("uuid").asString() + "?jobStatus=stop", null);
        JsonNode job = clusters.ended(begun);

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Canceled");
        assertThat(secrets()).isEmpty();
    }

    @Test
    void objects_have_the_metadata_by_which_helm_recognizes_its_own() {
        installed("greeting: first\n");

        HasMetadata web = kubernetes
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get();
        assertThat(web.getMetadata().getLabels()).containsEntry("app.kubernetes.io/managed-by", "Helm");
        assertThat(web.getMetadata().getAnnotations())
                .containsAllEntriesOf(
                        Map.of("meta.helm.sh/release-name", NAME, "meta.helm.sh/release-namespace", namespace));
    }

    @Test
    void a_release_that_is_too_large_for_a_record_is_installed_with_a_warning() {
        byte[] noise = new byte[1_200_000];
        new Random(1).nextBytes(noise);
        clusters.upload(chart("v2.0.0").with("noise.txt", Base64.getEncoder().encodeToString(noise)));

        JsonNode job = clusters.ended(begun(clusters.tryInstall(args("v2.0.0", ""))));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job))
                .anyMatch(state ->
                        state.startsWith("warning: revision 1 is not recorded for Helm, which will not see it: its"
                                        + " record has ")
                                && state.endsWith(" bytes, and Kubernetes stores at most 1048576"));
        assertThat(secrets()).isEmpty();
        clusters.upload(chart("v2.0.1"));
        update("v2.0.1", "greeting: small\n");
        assertThat(history()).containsExactly("2 deployed tiny-v2.0.1 Upgrade complete");
    }

    @Test
    void a_name_that_helm_uses_is_refused() {
        installed("greeting: first\n");
        Secret record = secrets().getFirst();
        String uuid = clusters.find(NAME).path("uuid").asString();
        clusters.ended(clusters.delete(uuid));
        record.getMetadata().setAnnotations(null);
        record.getMetadata().setResourceVersion(null);
        kubernetes.secrets().inNamespace(namespace).resource(record).create();

        JsonNode job = clusters.ended(begun(clusters.tryInstall(args("v1.0.0", "greeting: second\n"))));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Failed");
        assertThat(job.path("reason").asString())
                .startsWith("namespace " + namespace + " has a Helm release " + NAME + " (revision 1, ");
        assertThat(secrets()).hasSize(1);
    }

    @Test
    void without_rights_for_secrets_the_cluster_is_installed_with_a_warning() {
        withoutSecrets();
        try (ServerOn limited =
                ServerOn.kubernetes(under.kubeconfig(namespace, "limited"), "--kubefate.jobs.time-limit=5m")) {
            ClusterApi its = new ClusterApi(limited.service().admin());
            its.upload(chart("v1.0.0"));
            Map<String, Object> args = args("v1.0.0", "greeting: first\n");
            args.put("create_namespace", false);

            JsonNode job = its.ended(begun(its.tryInstall(args)));

            assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(job))
                    .anyMatch(state -> state.startsWith("warning: revision 1 is not recorded for Helm: ")
                            && state.contains("Secret"));
            assertThat(secrets()).isEmpty();
            JsonNode deleted = its.ended(its.delete(job.path("cluster_id").asString()));
            assertThat(deleted.path("status").asString()).as(deleted.toString()).isEqualTo("Success");
        }
    }

    @Test
    void a_setting_turns_it_off() {
        try (ServerOn silent = ServerOn.kubernetes(
                under.kubeconfig(), "--kubefate.jobs.time-limit=5m", "--kubefate.helm.records=false")) {
            ClusterApi its = new ClusterApi(silent.service().admin());
            its.upload(chart("v1.0.0"));

            JsonNode job = its.ended(begun(its.tryInstall(args("v1.0.0", "greeting: first\n"))));

            assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
            assertThat(secrets()).isEmpty();
            HasMetadata web = kubernetes
                    .apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName("web")
                    .get();
            assertThat(web.getMetadata().getLabels()).doesNotContainKey("app.kubernetes.io/managed-by");
        }
    }

    private void withoutSecrets() {
        kubernetes
                .serviceAccounts()
                .inNamespace(namespace)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("limited")
                        .endMetadata()
                        .build())
                .create();
        kubernetes
                .rbac()
                .roles()
                .inNamespace(namespace)
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName("limited")
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("", "apps", "batch", "networking.k8s.io")
                        .withResources(
                                "configmaps",
                                "services",
                                "persistentvolumeclaims",
                                "pods",
                                "pods/log",
                                "events",
                                "deployments",
                                "statefulsets",
                                "replicasets",
                                "ingresses",
                                "jobs")
                        .withVerbs("*")
                        .endRule()
                        .build())
                .create();
        kubernetes
                .rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("limited")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "limited")
                        .addNewSubject("", "ServiceAccount", "limited", namespace)
                        .build())
                .create();
    }

    private static TestChart chart(String version) {
        return TestChart.version(version)
                .with("templates/NOTES.txt", "Hello {{ .Values.greeting }}\n")
                .with("templates/hook.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: before
                          annotations: {helm.sh/hook: pre-upgrade}
                        """);
    }

    private String installed(String moreYaml) {
        JsonNode job = clusters.ended(begun(clusters.tryInstall(args("v1.0.0", moreYaml))));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job)).noneMatch(state -> state.startsWith("warning"));
        return job.path("cluster_id").asString();
    }

    private void update(String version, String moreYaml) {
        JsonNode job = clusters.ended(begun(clusters.tryUpdate(args(version, moreYaml))));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
    }

    private Map<String, Object> args(String version, String moreYaml) {
        return ClusterApi.args(NAME, namespace, "tiny", version, moreYaml);
    }

    private static JsonNode begun(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }

    private List<Release> list() {
        return Helm.list()
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .all()
                .call();
    }

    private List<String> history() {
        return Helm.history(NAME).withNamespace(namespace).withKubeConfigContents(under.kubeconfig()).call().stream()
                .map(HelmJournalTest::line)
                .toList();
    }

    private static String line(ReleaseHistory revision) {
        return revision.getRevision() + " " + revision.getStatus() + " " + revision.getChart() + " "
                + revision.getDescription();
    }

    private String values() {
        return Helm.get(NAME)
                .values()
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .call();
    }

    private HelmRelease newest() {
        HelmRecords records = server.bean(HelmRecords.class);
        return records.read(records.newest(namespace, NAME).orElseThrow());
    }

    private List<Secret> secrets() {
        return kubernetes
                .secrets()
                .inNamespace(namespace)
                .withLabel("owner", "helm")
                .list()
                .getItems();
    }
}
