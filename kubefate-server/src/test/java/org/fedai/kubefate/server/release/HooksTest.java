package org.fedai.kubefate.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Hooks of charts run when, and in the order in which, Helm runs them. */
@OnEveryKubernetes
class HooksTest {
    private static ServerOn server;

    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;

    HooksTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes.client();
        this.namespace = kubernetes.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(
                kubernetes.kubeconfig(),
                "--kubefate.jobs.time-limit=5m",
                "--kubefate.charts.permissions=kind:CustomResourceDefinition");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
    }

    @Test
    void hooks_run_at_their_events_by_weight_and_name_and_tests_do_not() {
        TestChart chart = chart("ordered")
                .with(
                        "templates/hooks.yaml",
                        hooks(
                                configMap("zz-last", "pre-install", "weight: \"1\""),
                                job("b-second", "pre-install", "", ""),
                                configMap("a-first", "pre-install", ""),
                                job("c-first-of-all", "pre-install,post-install", "weight: \"-5\"", ""),
                                job("check", "test", "", ""),
                                job("later", "post-upgrade", "", "")));
        clusters.upload(chart);

        JsonNode job = installed("ordered");

        List<String> expected = List.of(
                done("pre-install", "Job", "c-first-of-all"),
                done("pre-install", "ConfigMap", "a-first"),
                done("pre-install", "Job", "b-second"),
                done("pre-install", "ConfigMap", "zz-last"),
                "helm install success",
                done("post-install", "Job", "c-first-of-all"));
        assertThat(ClusterApi.states(job)).filteredOn(expected::contains).isEqualTo(expected);
        assertThat(ClusterApi.states(job))
                .filteredOn(state -> state.contains(" hook "))
                .hasSize(5);
        assertThat(find("check")).isNull();
        assertThat(find("later")).isNull();
    }

    @Test
    void what_hooks_made_goes_by_its_policy_only() {
        for (String version : List.of("v1.0.0", "v1.1.0")) {
            clusters.upload(TestChart.named("policies", version)
                    .with(
                            "templates/hooks.yaml",
                            hooks(
                                    job("kept", "pre-install,pre-upgrade", "", ""),
                                    job("gone", "pre-install,pre-upgrade", "delete-policy: hook-succeeded", ""),
                                    job("final", "post-delete", "", ""),
                                    job(
                                            "parting",
                                            "pre-delete",
                                            "delete-policy: \"before-hook-creation, hook-succeeded\"",
                                            ""))));
        }
        JsonNode job = installed("policies");
        Job before = find("kept");
        assertThat(before).isNotNull();
        assertThat(find("gone")).isNull();

        JsonNode update = clusters.ended(api.put("/v1/cluster", args("policies", "v1.1.0", "greeting: new\n"))
                .data());
        assertThat(update.path("status").asString()).as(update.toString()).isEqualTo("Success");
        Job after = find("kept");
        assertThat(after).as("not pruned, but made anew").isNotNull();
        assertThat(after.getMetadata().getUid())
                .isNotEqualTo(before.getMetadata().getUid());

        JsonNode removal = clusters.ended(clusters.delete(job.path("cluster_id").asString()));
        assertThat(removal.path("status").asString()).as(removal.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(removal))
                .containsSubsequence(
                        done("pre-delete", "Job", "parting"), done("post-delete", "Job", "final"), "uninstall Success");
        assertThat(find("parting")).isNull();
        assertThat(find("final")).isNotNull();
        assertThat(find("kept")).as("no part of the release").isNotNull();
    }

    @Test
    void a_hook_that_fails_ends_an_install_with_its_reason() {
        clusters.upload(chart("failing")
                .with(
                        "templates/hooks.yaml",
                        hooks(
                                job(
                                        "done",
                                        "pre-install",
                                        "weight: \"-1\"\n      helm.sh/hook-delete-policy: hook-succeeded",
                                        ""),
                                job(
                                        "bad",
                                        "pre-install",
                                        "",
                                        "fake-kubelet/behavior: fail\n        fake-kubelet/log: no such table"),
                                job("never", "pre-install", "weight: \"1\"", ""))));

        JsonNode job = ended(args("failing", "v1.0.0", ""));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Failed");
        assertThat(ClusterApi.states(job))
                .anySatisfy(state -> assertThat(state)
                        .startsWith("pre-install hook Job bad failed: ")
                        .contains("job failed"))
                .anySatisfy(state -> assertThat(state).contains("no such table"));
        assertThat(find("bad")).as("for a look at it").isNotNull();
        assertThat(find("done")).isNull();
        assertThat(find("never")).isNull();
        assertThat(kubernetes
                        .apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("web")
                        .get())
                .as("nothing is installed before its hooks")
                .isNull();
    }

    @Test
    void a_failed_hook_goes_when_its_policy_says_so_and_the_next_install_may_run_it_again() {
        clusters.upload(chart("failed-gone")
                .with(
                        "templates/hooks.yaml",
                        hooks(job("bad", "pre-install", "delete-policy: hook-failed", "fake-kubelet/behavior: fail"))));

        assertThat(ended(args("failed-gone", "v1.0.0", "")).path("status").asString())
                .isEqualTo("Failed");
        assertThat(find("bad")).isNull();
    }

    @Test
    void a_job_that_waits_for_a_hook_can_be_stopped_and_the_hook_does_not_go_on() {
        clusters.upload(chart("stopping")
                .with(
                        "templates/hooks.yaml",
                        hooks(job("endless", "pre-install", "", "fake-kubelet/behavior: running"))));
        JsonNode job = clusters.tryInstall(args("stopping", "v1.0.0", "")).data();
        clusters.when(job, now -> find("endless") != null);

        stop(job);

        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
        assertThat(find("endless")).isNull();
    }

    @Test
    void hooks_that_had_completed_when_a_job_is_stopped_go_by_their_policy_too() {
        clusters.upload(chart("stopped-later")
                .with(
                        "templates/hooks.yaml",
                        hooks(
                                job("gone", "pre-install", "delete-policy: hook-succeeded", ""),
                                job("kept", "pre-install", "", ""),
                                job("later", "pre-install", "weight: \"1\"", "fake-kubelet/behavior: running"))));
        JsonNode job = clusters.tryInstall(args("stopped-later", "v1.0.0", "")).data();
        clusters.when(job, now -> find("later") != null);
        assertThat(find("gone"))
                .as("its policy is carried out when all have completed")
                .isNotNull();

        stop(job);

        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
        assertThat(find("gone")).isNull();
        assertThat(find("kept")).isNotNull();
        assertThat(find("later")).isNull();
    }

    @Test
    void a_hook_that_somebody_deletes_fails_with_that_as_the_reason() {
        clusters.upload(chart("deleted")
                .with(
                        "templates/hooks.yaml",
                        hooks(job("victim", "pre-install", "", "fake-kubelet/behavior: running"))));
        JsonNode job = clusters.tryInstall(args("deleted", "v1.0.0", "")).data();
        clusters.when(job, now -> find("victim") != null);

        kubernetes.batch().v1().jobs().inNamespace(namespace).withName("victim").delete();

        JsonNode ended = clusters.ended(job);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Failed");
        assertThat(ended.path("reason").asString())
                .startsWith("pre-install hook Job victim failed: it was deleted before it had completed");
    }

    @Test
    void a_delete_that_is_stopped_does_not_leave_its_hook_running() {
        clusters.upload(TestChart.named("parting", "v1.0.0")
                .with(
                        "templates/hooks.yaml",
                        hooks(job("farewell", "pre-delete", "", "fake-kubelet/behavior: running"))));
        JsonNode installed = installed("parting");
        JsonNode removal = clusters.delete(installed.path("cluster_id").asString());
        clusters.when(removal, now -> find("farewell") != null);

        stop(removal);

        assertThat(clusters.ended(removal).path("status").asString()).isEqualTo("Canceled");
        assertThat(find("farewell")).isNull();
    }

    @Test
    void a_delete_removes_what_hooks_of_failed_jobs_have_left() {
        clusters.upload(chart("leaving")
                .with("templates/hooks.yaml", hooks(job("attempt", "pre-install", "", "fake-kubelet/behavior: fail"))));
        clusters.upload(TestChart.named("leaving", "v1.1.0")
                .with("templates/hooks.yaml", hooks(job("well", "pre-install", "", ""))));
        clusters.upload(TestChart.named("leaving", "v1.2.0")
                .with(
                        "templates/hooks.yaml",
                        hooks(
                                configMap("before", "pre-upgrade", "weight: \"-1\""),
                                job("after", "post-upgrade", "", "fake-kubelet/behavior: fail"))));
        assertThat(ended(args("leaving", "v1.0.0", "")).path("status").asString())
                .isEqualTo("Failed");
        JsonNode job = ended(args("leaving", "v1.1.0", ""));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(clusters.ended(api.put("/v1/cluster", args("leaving", "v1.2.0", ""))
                                .data())
                        .path("status")
                        .asString())
                .isEqualTo("Rollback");
        assertThat(find("attempt")).as("for a look at it").isNotNull();
        assertThat(find("after")).as("for a look at it").isNotNull();

        JsonNode removal = clusters.ended(clusters.delete(job.path("cluster_id").asString()));

        assertThat(removal.path("status").asString()).as(removal.toString()).isEqualTo("Success");
        assertThat(find("attempt")).isNull();
        assertThat(find("after")).isNull();
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("before")
                        .get())
                .isNull();
        assertThat(find("well")).as("it completed, and stays as with Helm").isNotNull();
    }

    @Test
    void an_update_whose_hook_fails_is_rolled_back_with_the_hooks_of_that() {
        String rollback = configMap("back", "pre-rollback", "") + configMap("was-back", "post-rollback", "");
        clusters.upload(TestChart.named("returning", "v1.0.0").with("templates/hooks.yaml", rollback));
        clusters.upload(TestChart.named("returning", "v1.1.0")
                .with("templates/hooks.yaml", hooks(job("bad", "post-upgrade", "", "fake-kubelet/behavior: fail"))));
        installed("returning");

        JsonNode job = clusters.ended(api.put("/v1/cluster", args("returning", "v1.1.0", "greeting: new\n"))
                .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(ClusterApi.states(job))
                .containsSubsequence(
                        "Cluster update Success",
                        done("pre-rollback", "ConfigMap", "back"),
                        done("post-rollback", "ConfigMap", "was-back"),
                        "Cluster run rollback Success");
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get()
                        .getData())
                .containsEntry("greeting", "hello");
    }

    @Test
    void a_hook_does_not_take_over_what_belongs_to_others() {
        kubernetes
                .configMaps()
                .inNamespace(namespace)
                .resource(foreign("theirs"))
                .create();
        clusters.upload(chart("taking").with("templates/hooks.yaml", configMap("theirs", "pre-install", "")));

        JsonNode job = ended(args("taking", "v1.0.0", ""));

        assertThat(job.path("status").asString()).isEqualTo("Failed");
        assertThat(ClusterApi.states(job))
                .contains(
                        "pre-install hook ConfigMap theirs cannot be created: it already exists and belongs to something else");
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("theirs")
                        .get()
                        .getData())
                .containsEntry("whose", "theirs");
    }

    @Test
    void a_hook_of_an_unknown_kind_fails() {
        clusters.upload(chart("unknown-kind")
                .with(
                        "templates/hooks.yaml",
                        hooks(
                                job("one", "pre-install", "weight: \"-1\"", ""),
                                "---\napiVersion: example.com/v1\nkind: Thing\n"
                                        + metadata("two", "pre-install", ""))));

        JsonNode job = ended(args("unknown-kind", "v1.0.0", ""));

        assertThat(job.path("status").asString()).isEqualTo("Failed");
        assertThat(ClusterApi.states(job))
                .anySatisfy(state -> assertThat(state).contains("does not serve the kind Thing of example.com/v1"))
                .last()
                .asString()
                .doesNotContain("could not be undone completely");
        assertThat(find("one"))
                .as("it went well, and stays as its policy has it")
                .isNotNull();
    }

    @Test
    void definitions_come_first_so_that_templates_see_their_kinds_and_stay() {
        String group = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        String definition = definition(group);
        String thing = """
                {{- if not (.Capabilities.APIVersions.Has "GROUP/v1/Thing") }}{{ fail "no Thing" }}{{ end }}
                apiVersion: GROUP/v1
                kind: Thing
                metadata:
                  name: one
                spec: {size: 1}
                """.replace("GROUP", group);
        clusters.upload(chart("defining").with("crds/things.yaml", definition).with("templates/thing.yaml", thing));
        try {
            JsonNode job = installed("defining");
            clusters.ended(clusters.delete(job.path("cluster_id").asString()));

            assertThat(kubernetes
                            .apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .withName("things." + group)
                            .get())
                    .isNotNull();
            assertThat(kubernetes
                            .genericKubernetesResources(group + "/v1", "Thing")
                            .inNamespace(namespace)
                            .list()
                            .getItems())
                    .isEmpty();
        } finally {
            kubernetes
                    .apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("things." + group)
                    .delete();
        }
    }

    private void stop(JsonNode job) {
        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
    }

    private static TestChart chart(String name) {
        return TestChart.named(name, "v1.0.0").with("templates/store.yaml", "");
    }

    private Map<String, Object> args(String chart, String version, String moreYaml) {
        return ClusterApi.args("one", namespace, chart, version, moreYaml);
    }

    private JsonNode ended(Map<String, Object> args) {
        Api.Reply reply = clusters.tryInstall(args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return clusters.ended(reply.data());
    }

    private JsonNode installed(String chart) {
        JsonNode job = ended(args(chart, "v1.0.0", ""));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private static String done(String event, String kind, String name) {
        return event + " hook " + kind + " " + name + " completed";
    }

    private @Nullable Job find(String name) {
        return kubernetes
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    private static String hooks(String... documents) {
        return String.join("", documents);
    }

    /** @param more another {@code helm.sh/hook-} annotation, without that prefix; empty for none */
    private static String configMap(String name, String events, String more) {
        return "---\napiVersion: v1\nkind: ConfigMap\n" + metadata(name, events, more);
    }

    private static String job(String name, String events, String more, String podAnnotation) {
        return "---\napiVersion: batch/v1\nkind: Job\n" + metadata(name, events, more)
                + """
                spec:
                  backoffLimit: 0
                  template:
                    metadata:
                      annotations:
                        fake-kubelet/job-seconds: "0.1"
                        ANNOTATION
                    spec:
                      restartPolicy: Never
                      containers: [{name: hook, image: "example/hook:1"}]
                """.replace("ANNOTATION", podAnnotation);
    }

    private static String metadata(String name, String events, String more) {
        return "metadata:\n  name: " + name + "\n  annotations:\n      helm.sh/hook: \"" + events + "\"\n"
                + (more.isEmpty() ? "" : "      helm.sh/hook-" + more + "\n");
    }

    private static ConfigMap foreign(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(Map.of("whose", "theirs"))
                .build();
    }

    private static String definition(String group) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: things.GROUP
                spec:
                  group: GROUP
                  scope: Namespaced
                  names: {plural: things, singular: thing, kind: Thing, listKind: ThingList}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema:
                          type: object
                          properties:
                            spec: {type: object, x-kubernetes-preserve-unknown-fields: true}
                """.replace("GROUP", group);
    }
}
