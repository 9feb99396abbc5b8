package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.testing.AdjustableClock;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ways in which a job ends other than well, on whatever Kubernetes. */
@Import(AdjustableClock.class)
@TestPropertySource(properties = "kubefate.jobs.time-limit=10m")
abstract class JobEndings {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
    private static final String UNREADY = "web: {fake-kubelet/behavior: not-ready}\n";

    @Autowired
    private AdjustableClock clock;

    @Autowired
    private KubernetesObjects kubernetes;

    @Autowired
    private KubernetesClient client;

    private TestNamespaces names;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service, TestNamespaces ours) {
        api = service.admin();
        names = ours;
        clusters = service.clusters();
        clusters.upload(TestChart.named("endings", "v1.0.0"));
    }

    @AfterEach
    void setClockBack() {
        clock.setAhead(Duration.ZERO);
    }

    @Test
    void when_the_time_is_over_an_install_is_removed_and_an_update_rolled_back() {
        String fresh = names.at("fresh");
        String grown = names.at("grown");
        String uuid = installed(grown, "greeting: first\n");
        JsonNode install = clusters.tryInstall(args(fresh, UNREADY)).data();
        JsonNode update =
                clusters.tryUpdate(args(grown, "greeting: second\n" + UNREADY)).data();

        JsonNode installWaits = clusters.when(install, JobEndings::awaitsOnlyWeb);
        JsonNode updateWaits = clusters.when(update, JobEndings::awaitsOnlyWeb);

        clock.setAhead(TIME_LIMIT);
        wake(installWaits, fresh);
        wake(updateWaits, grown);
        JsonNode installEnd = clusters.ended(install);
        JsonNode updateEnd = clusters.ended(update);
        setClockBack();

        assertThat(installEnd.path("status").asString())
                .as(installEnd.toString())
                .isEqualTo("Timeout");
        assertThat(installEnd.path("reason").asString())
                .startsWith(
                        "checkout cluster status timeOut! The time limit of 10 minutes has expired; web is not available")
                .contains("container is running but not ready");
        assertThat(ClusterApi.states(installEnd)).endsWith("the installed objects were removed");
        assertThat(installEnd.path("sub_jobs").path("store").path("Status").asString())
                .isEqualTo("Success");
        assertThat(installEnd.path("sub_jobs").path("web").path("Status").asString())
                .isEqualTo("Failed");
        assertThat(find(fresh, "apps/v1", "Deployment", "web")).isFalse();
        assertThat(find(fresh, "v1", "Service", "store")).isFalse();

        assertThat(updateEnd.path("status").asString()).as(updateEnd.toString()).isEqualTo("Rollback");
        assertThat(updateEnd.path("reason").asString()).contains("The time limit of 10 minutes has expired");
        assertThat(greeting(grown)).isEqualTo("first");
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Rollback");
        assertThat(cluster.path("revision").asInt()).isEqualTo(1);
        assertThat(clusters.ended(clusters.tryUpdate(args(grown, "greeting: third\n"))
                                .data())
                        .path("status")
                        .asString())
                .as("what is rolled back can be updated")
                .isEqualTo("Success");
    }

    @Test
    void a_delete_that_does_not_get_on_forgets_nothing_and_can_be_stopped_and_repeated() {
        String name = names.at("stuck");
        String uuid = installed(name, "");
        finalizer(name, List.of("kubefate.fedai.org/held"));
        JsonNode begun = clusters.delete(uuid);
        JsonNode waiting = clusters.when(
                begun, now -> now.path("sub_jobs").path("ConfigMap/settings").hasNonNull("Reason"));
        String reason = "ConfigMap " + name
                + "/settings was deleted but is held by the finalizer kubefate.fedai.org/held; check that the controller"
                + " that sets it is running; if it is gone for good, remove the finalizer: kubectl patch configmap settings"
                + " --namespace " + name + " --type merge --patch '{\"metadata\":{\"finalizers\":null}}'";
        JsonNode held = waiting.path("sub_jobs").path("ConfigMap/settings");
        assertThat(held.path("ModulesStatus").asString())
                .isEqualTo("Terminating: held by the finalizer kubefate.fedai.org/held");
        assertThat(held.path("Reason").asString()).isEqualTo(reason);
        assertThat(ClusterApi.states(
                        clusters.when(begun, now -> ClusterApi.states(now).contains(reason))))
                .containsOnlyOnce(reason);
        assertThat(find(name, "apps/v1", "Deployment", "web")).isFalse();

        assertThat(api.put("/v1/job/" + begun.path("uuid").asString() + "?jobStatus=stop", Map.of())
                        .status())
                .isEqualTo(200);

        JsonNode ended = clusters.ended(begun);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Canceled");
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Failed");
        assertThat(cluster.path("DeletedAt").isNull()).isTrue();
        finalizer(name, List.of());
        assertThat(clusters.ended(clusters.delete(uuid)).path("status").asString())
                .isEqualTo("Success");
        assertThat(clusters.cluster(uuid).path("status").asString()).isEqualTo("Deleted");
    }

    @Test
    void a_delete_goes_on_when_what_held_it_lets_go() {
        String name = names.at("held");
        String uuid = installed(name, "");
        finalizer(name, List.of("kubefate.fedai.org/held"));
        JsonNode begun = clusters.delete(uuid);
        clusters.when(
                begun, now -> now.path("sub_jobs").path("ConfigMap/settings").hasNonNull("Reason"));

        finalizer(name, List.of());

        JsonNode ended = clusters.ended(begun);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
        JsonNode settings = ended.path("sub_jobs").path("ConfigMap/settings");
        assertThat(settings.path("Status").asString()).isEqualTo("Success");
        assertThat(settings.path("ModulesStatus").asString()).isEqualTo("Deleted");
        assertThat(settings.hasNonNull("Reason")).isFalse();
    }

    @Test
    void a_migration_that_fails_rolls_the_update_back_and_tells_the_last_words_of_its_job() {
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        clusters.upload(migration("""
                fake-kubelet/behavior: fail
                fake-kubelet/log: "table t_job of {{ .Values.start }} is locked by {{ .Values.password }}"
                """));
        String name = names.at("migrated");
        JsonNode installed = clusters.ended(clusters.tryInstall(ClusterApi.args(name, name, "fate", "v1.8.0", ""))
                .data());

        // The migration does so with FATE-Flow.
        client.apps().statefulSets().inNamespace(name).withName("store").edit(store -> {
            store.getSpec().setReplicas(0);
            return store;
        });

        JsonNode job = clusters.ended(clusters.tryUpdate(
                        ClusterApi.args(name, name, "fate", "v1.9.0", "mysql: {user: me, password: s3cr3t-enough}\n"))
                .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(job.path("reason").asString())
                .contains("fate-mysql-upgrade-job failed")
                .contains("table t_job of 1.8.0 is locked by ***");
        assertThat(find(name, "batch/v1", "Job", "fate-mysql-upgrade-job")).isFalse();
        JsonNode cluster = clusters.cluster(installed.path("cluster_id").asString());
        assertThat(cluster.path("status").asString()).isEqualTo("Rollback");
        assertThat(cluster.path("chart_version").asString()).isEqualTo("v1.8.0");
        assertThat(client.apps()
                        .statefulSets()
                        .inNamespace(name)
                        .withName("store")
                        .get()
                        .getSpec()
                        .getReplicas())
                .as("what the migration stopped is started again")
                .isOne();
    }

    @Test
    void a_migration_that_cannot_start_says_why() {
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        clusters.upload(migration("fake-kubelet/behavior: image-pull-backoff\n"));
        String name = names.at("imageless");
        clusters.ended(clusters.tryInstall(ClusterApi.args(name, name, "fate", "v1.8.0", ""))
                .data());

        JsonNode begun = clusters.tryUpdate(ClusterApi.args(name, name, "fate", "v1.9.0", ""))
                .data();
        JsonNode job = clusters.when(
                begun,
                now -> ClusterApi.states(now).stream()
                        .anyMatch(state -> state.contains("fate-mysql-upgrade-job makes no progress: ")));

        assertThat(ClusterApi.states(job))
                .filteredOn(state -> state.contains("makes no progress"))
                .singleElement()
                .asString()
                .contains("image cannot be pulled", "check the image name and tag");
        api.put("/v1/job/" + begun.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(clusters.ended(begun).path("status").asString()).isEqualTo("Canceled");
    }

    private static TestChart migration(String annotations) {
        return TestChart.named("fate-upgrade-manager", "v1.0.0")
                .without("templates/web.yaml")
                .without("templates/store.yaml")
                .without("templates/config.yaml")
                .without("templates/service.yaml")
                .without("values-template.yaml")
                .with("templates/job.yaml", """
                        apiVersion: batch/v1
                        kind: Job
                        metadata:
                          name: fate-mysql-upgrade-job
                        spec:
                          backoffLimit: 0
                          template:
                            metadata:
                              annotations:
                        %s
                            spec:
                              restartPolicy: Never
                              containers:
                                - {name: upgrade, image: example/upgrade:1.0}
                        """.formatted(
                                annotations.strip().indent(8).stripTrailing()));
    }

    @Test
    void a_leftover_release_of_helm_is_replaced_with_its_records() {
        String name = names.at("helm");
        installed(name, "");
        clusters.ended(clusters.delete(clusters.find(name).path("uuid").asString()));
        String manifest = helmConfigMap(name, "settings") + "---\n" + helmConfigMap(name, "only-of-helm")
                + "---\napiVersion: example.com/v1\nkind: NotServed\nmetadata: {name: one}\n";
        kubernetes.apply(
                object(Map.of(
                        "apiVersion", "v1",
                        "kind", "Secret",
                        "type", "helm.sh/release.v1",
                        "metadata",
                                Map.of(
                                        "name",
                                        "sh.helm.release.v1." + name + ".v1",
                                        "labels",
                                        Map.of("owner", "helm", "name", name, "status", "deployed", "version", "1")),
                        "data", Map.of("release", record(name, manifest)))),
                name);
        for (String configMap : List.of("settings", "only-of-helm")) {
            kubernetes.apply(
                    object(Map.of(
                            "apiVersion",
                            "v1",
                            "kind",
                            "ConfigMap",
                            "metadata",
                            Map.of(
                                    "name",
                                    configMap,
                                    "annotations",
                                    Map.of(
                                            "meta.helm.sh/release-name", name,
                                            "meta.helm.sh/release-namespace", name)),
                            "data",
                            Map.of("greeting", "from helm"))),
                    name);
        }

        JsonNode refused = clusters.ended(
                clusters.tryInstall(args(name, "greeting: new\n")).data());
        assertThat(refused.path("status").asString()).as(refused.toString()).isEqualTo("Failed");
        assertThat(refused.path("reason").asString()).contains("Helm release " + name);
        assertThat(greeting(name)).isEqualTo("from helm");

        Map<String, Object> args = args(name, "greeting: new\n");
        args.put("replace", true);
        JsonNode covered = clusters.ended(clusters.tryReplace(args).data());

        assertThat(covered.path("status").asString()).as(covered.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(covered))
                .contains(
                        "overwrite current installation",
                        "skipped objects of NotServed (example.com/v1): Kubernetes does not serve this kind, so none exist");
        assertThat(greeting(name)).isEqualTo("new");
        assertThat(find(name, "v1", "ConfigMap", "only-of-helm")).isFalse();
        assertThat(kubernetes
                        .find(new ObjectKey("v1", "Secret", name, "sh.helm.release.v1." + name + ".v1"))
                        .map(record -> Ownership.annotation(record, "kubefate.fedai.org/release")))
                .as("the record of the new release")
                .isPresent();
    }

    private static boolean awaitsOnlyWeb(JsonNode job) {
        JsonNode modules = job.path("sub_jobs");
        return modules.path("store").path("Status").asString().equals("Success")
                && modules.path("web").path("Reason").asString().contains("container is running but not ready");
    }

    /**
     * A job looks at the clock when something happens. A pod that is back at once may go unnoticed, so it is restarted until the job says that
     * the time is over; what else it says may come from changes before the clock was set.
     */
    private void wake(JsonNode waiting, String namespace) {
        clusters.when(waiting, now -> {
            boolean timeIsOver = ClusterApi.isEnded(now)
                    || ClusterApi.states(now).stream().anyMatch(state -> state.contains("time limit of"));
            if (!timeIsOver) {
                client.pods().inNamespace(namespace).withName("store-0").delete();
            }
            return timeIsOver;
        });
    }

    private static Map<String, Object> args(String name, String moreYaml) {
        return ClusterApi.args(name, name, "endings", "v1.0.0", moreYaml);
    }

    private String installed(String name, String moreYaml) {
        JsonNode job = clusters.ended(clusters.tryInstall(args(name, moreYaml)).data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private void finalizer(String namespace, List<String> finalizers) {
        client.configMaps().inNamespace(namespace).withName("settings").edit(map -> {
            map.getMetadata().setFinalizers(finalizers);
            return map;
        });
    }

    private boolean find(String namespace, String apiVersion, String kind, String name) {
        return kubernetes.find(new ObjectKey(apiVersion, kind, namespace, name)).isPresent();
    }

    private String greeting(String namespace) {
        return client.configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .get()
                .getData()
                .get("greeting");
    }

    private static ManifestObject object(Map<String, Object> content) {
        return new ManifestObject("", Map.copyOf(content));
    }

    private static String helmConfigMap(String namespace, String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: %s}\n".formatted(name, namespace);
    }

    /** As Helm packs it, and Kubernetes once more. */
    private static String record(String name, String manifest) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(new JsonMapper()
                    .writeValueAsString(Map.of("name", name, "version", 1, "manifest", manifest))
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] once = Base64.getEncoder().encode(packed.toByteArray());
        return Base64.getEncoder().encodeToString(once);
    }
}
