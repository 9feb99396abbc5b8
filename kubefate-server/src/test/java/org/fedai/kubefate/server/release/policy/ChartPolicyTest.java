package org.fedai.kubefate.server.release.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An uploaded chart is refused, before anything is applied, if it does more than charts may do. */
@OnEveryKubernetes
class ChartPolicyTest {
    private static final String GRANTED =
            "kind:ClusterRole, namespace:default, service-account:robot, roles, privileged, hostPath, hostNetwork";

    private static ServerOn strict;
    private static ServerOn lenient;

    private final KubernetesClient kubernetes;
    private final String namespace;
    private ClusterApi clusters;

    ChartPolicyTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes.client();
        this.namespace = kubernetes.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        strict = ServerOn.kubernetes(kubernetes.kubeconfig());
        lenient = ServerOn.kubernetes(kubernetes.kubeconfig(), "--kubefate.charts.permissions=" + GRANTED);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        strict.close();
        lenient.close();
    }

    @BeforeEach
    void prepare() {
        clusters = strict.service().clusters();
    }

    @Test
    void an_object_in_another_namespace_is_refused_with_file_line_and_permission() {
        String error = refused("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: mine
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: planted
                  namespace: default
                """);

        assertThat(error)
                .isEqualTo("chart hostile v1.0.0 does more than charts may do: hostile/templates/t.yaml:10: ConfigMap"
                        + " default/planted is in another namespace than the release; change the chart, or have an"
                        + " administrator of the service add to FATECLOUD_CHART_PERMISSIONS: namespace:default");
    }

    @Test
    void all_that_is_not_permitted_is_named_at_once() {
        assertThat(refused("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: more}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: root}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
                subjects: [{kind: ServiceAccount, name: default, namespace: default}]
                """))
                .contains("hostile/templates/t.yaml:2: Namespace more is not in a namespace")
                .contains("hostile/templates/t.yaml:6: ClusterRoleBinding root is not in a namespace")
                .endsWith("FATECLOUD_CHART_PERMISSIONS: kind:Namespace,kind:ClusterRoleBinding");
    }

    @Test
    void a_hook_and_the_item_of_a_list_are_objects_like_any_other() {
        assertThat(refused("""
                apiVersion: v1
                kind: Secret
                metadata:
                  name: stolen
                  namespace: default
                  annotations: {helm.sh/hook: post-delete}
                """)).contains("Secret default/stolen is in another namespace");
        assertThat(refused("""
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: Secret
                    metadata: {name: planted, namespace: default}
                """)).contains("Secret default/planted is in another namespace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-system", "kube-public", "kube-node-lease", "kube-fate"})
    void the_namespaces_of_kubernetes_and_of_the_service_are_never_a_target(String target) {
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: planted, namespace: " + target + "}\n";
        for (ServerOn server : List.of(strict, lenient)) {
            clusters = server.service().clusters();

            clusters.upload(TestChart.named("plain", "v1.0.0"));
            Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", target, "plain", "v1.0.0", ""));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.error()).startsWith("nothing can be installed into namespace " + target);
            assertThat(refused(object))
                    .contains("ConfigMap " + target + "/planted is in a namespace of Kubernetes or of KubeFATE itself")
                    .endsWith("; change the chart");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hostNetwork: true                                                    | uses the network of the node        | hostNetwork
            hostPID: true                                                        | shares processes with the node      | privileged
            hostIPC: true                                                        | shares processes with the node      | privileged
            volumes: [{name: v, hostPath: {path: /etc}}]                         | mounts /etc of the node             | hostPath
            serviceAccountName: robot                                            | runs as the ServiceAccount robot    | service-account:robot
            serviceAccount: robot                                                | runs as the ServiceAccount robot    | service-account:robot
            securityContext: {seccompProfile: {type: Unconfined}}                | is not confined                     | privileged
            securityContext: {sysctls: [{name: kernel.msgmax, value: "1"}]}      | kernel parameter kernel.msgmax      | privileged
            initContainers: [{name: i, image: i, securityContext: {privileged: true}}]                  | has the privileged container i | privileged
            initContainers: [{name: i, image: i, securityContext: {capabilities: {add: [SYS_ADMIN]}}}]  | adds the capability SYS_ADMIN  | privileged
            initContainers: [{name: i, image: i, securityContext: {procMount: Unmasked}}]               | shows all of /proc             | privileged
            initContainers: [{name: i, image: i, ports: [{containerPort: 1, hostPort: 80}]}]            | uses port 80 of the node       | hostNetwork
            """)
    void a_pod_gets_nothing_of_its_node_and_no_account_of_others(String field, String expected, String permission) {
        for (String workload : List.of(pod(field), deployment(field), cronJob(field))) {
            assertThat(refused(workload)).contains(expected).endsWith("FATECLOUD_CHART_PERMISSIONS: " + permission);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "post-delete", "pre-upgrade"})
    void an_account_does_not_become_one_of_the_chart_by_a_hook_that_does_not_run(String event) {
        assertThat(refused("""
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: robot, annotations: {helm.sh/hook: EVENT}}
                ---
                """.replace("EVENT", event) + pod("serviceAccountName: robot")))
                .contains("t.yaml:9: Pod p runs as the ServiceAccount robot, which is not one of the chart");
    }

    @Test
    void a_token_of_another_account_is_refused() {
        assertThat(refused("""
                apiVersion: v1
                kind: Secret
                type: kubernetes.io/service-account-token
                metadata:
                  name: token
                  annotations:
                    kubernetes.io/service-account.name: robot
                """)).contains("t.yaml:7: Secret token requests a token of the ServiceAccount robot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiGroups: ['*'], resources: [configmaps], verbs: [get]}",
                "{apiGroups: [''], resources: [configmaps], verbs: ['*']}",
                "{apiGroups: [''], resources: [secrets], verbs: [get]}",
                "{apiGroups: [''], resources: [secrets], resourceNames: [theirs], verbs: [get]}",
                "{apiGroups: [''], resources: [pods], verbs: [create]}",
                "{apiGroups: [''], resources: [pods/exec], verbs: [create]}",
                "{apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]}",
                "{apiGroups: [apps], resources: [daemonsets], verbs: [patch]}",
                "{apiGroups: [batch], resources: [jobs], verbs: [create]}",
                "{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}",
                "{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}",
            })
    void a_role_with_rights_beyond_those_of_the_release_is_refused(String rule) {
        assertThat(refused("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: mighty}
                rules:
                  - RULE
                """.replace("RULE", rule)))
                .contains("hostile/templates/t.yaml:4: Role mighty grants ")
                .endsWith("FATECLOUD_CHART_PERMISSIONS: roles");
    }

    @Test
    void a_binding_to_a_role_or_for_a_subject_of_others_is_refused() {
        assertThat(refused("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: admin}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
                subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:authenticated"}]
                """))
                .contains("grants the ClusterRole admin, which is not one of the chart")
                .contains("grants rights to the Group system:authenticated");
    }

    @Test
    void what_the_setting_lists_is_permitted() {
        clusters = lenient.service().clusters();
        clusters.upload(TestChart.named("granted", "v1.0.0")
                .with("templates/store.yaml", "")
                .with("templates/t.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: "{{ .Release.Namespace }}", namespace: default}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata: {name: "{{ .Release.Namespace }}"}
                        rules: []
                        """));

        JsonNode job = clusters.ended(clusters.tryInstall(args("granted")).data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace("default")
                        .withName(namespace)
                        .get())
                .isNotNull();
        clusters.ended(clusters.delete(job.path("cluster_id").asString()));
        assertThat(kubernetes.rbac().clusterRoles().withName(namespace).get()).isNull();
    }

    @Test
    void an_account_a_role_and_a_binding_of_the_chart_itself_are_permitted() {
        clusters.upload(TestChart.named("modest", "v1.0.0")
                .with("templates/store.yaml", "")
                .with("templates/t.yaml", """
                        apiVersion: v1
                        kind: ServiceAccount
                        metadata: {name: own}
                        ---
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: own}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata: {name: own}
                        rules:
                          - {apiGroups: [""], resources: [secrets], resourceNames: [own], verbs: [get]}
                          - {apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]}
                          - {apiGroups: [apps], resources: [statefulsets], verbs: [get, patch]}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: own}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: own}
                        subjects: [{kind: ServiceAccount, name: own, namespace: "{{ .Release.Namespace }}"}]
                        ---
                        """ + deployment("serviceAccountName: own")));

        assertThat(clusters.ended(clusters.tryInstall(args("modest")).data())
                        .path("status")
                        .asString())
                .isEqualTo("Success");
    }

    @Test
    void an_update_is_refused_as_well() {
        clusters.upload(TestChart.named("turning", "v1.0.0").with("templates/store.yaml", ""));
        clusters.ended(clusters.tryInstall(args("turning")).data());
        clusters.upload(TestChart.named("turning", "v1.1.0").with("templates/t.yaml", pod("hostNetwork: true")));

        Api.Reply reply = clusters.tryUpdate(ClusterApi.args("one", namespace, "turning", "v1.1.0", ""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains("turning/templates/t.yaml:5: Pod p uses the network of the node");
    }

    private Map<String, Object> args(String chart) {
        return ClusterApi.args("one", namespace, chart, "v1.0.0", "");
    }

    /** The answer to an install of a chart with this template. */
    private String refused(String template) {
        clusters.upload(TestChart.named("hostile", "v1.0.0").with("templates/t.yaml", template));
        Api.Reply reply = clusters.tryInstall(args("hostile"));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get())
                .as("nothing is applied")
                .isNull();
        return reply.error();
    }

    private static String pod(String field) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n" + spec(field, "  ");
    }

    private static String deployment(String field) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: p}
                spec:
                  selector: {matchLabels: {app: p}}
                  template:
                    metadata: {labels: {app: p}}
                    spec:
                """ + spec(field, "      ");
    }

    private static String cronJob(String field) {
        return """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: p}
                spec:
                  schedule: "0 0 * * *"
                  jobTemplate:
                    spec:
                      template:
                        spec:
                """ + spec(field, "          ");
    }

    private static String spec(String field, String indent) {
        return indent + field + "\n" + indent + "containers: [{name: c, image: \"example/c:1\"}]\n";
    }
}
