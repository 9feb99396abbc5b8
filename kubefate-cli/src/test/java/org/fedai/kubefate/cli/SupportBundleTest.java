package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryKubernetes
class SupportBundleTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: mysql
            spec:
              selector:
                matchLabels: {app: mysql}
              template:
                metadata:
                  labels: {app: mysql}
                spec:
                  containers:
                  - name: mysql
                    image: mysql:8
                    env:
                    - {name: MYSQL_PASSWORD, value: s3cret}
                    - {name: MYSQL_USER, value: fate}
            """;

    private static final String POD = """
            {"items":[{"metadata":{"name":"mysql-0"},"status":{"containerStatuses":[{"name":"mysql","restartCount":2}]}}]}""";

    private static final String EVENTS = """
            {"items":[
             {"lastTimestamp":"2026-11-25T11:55:00Z","type":"Warning","reason":"BackOff","message":"restarting",
              "involvedObject":{"kind":"Pod","name":"mysql-0"}},
             {"lastTimestamp":"2026-11-25T11:50:00Z","type":"Normal","reason":"Pulled","message":"image is there",
              "involvedObject":{"kind":"Pod","name":"mysql-0"}}]}""";

    private final Service service = new Service();
    private final KubernetesUnderTest kubernetes;
    private Shell shell;

    SupportBundleTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
    }

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        String secretive = ServiceResponses.CLUSTER.replace(
                "\"partyId\":9999,", "\"partyId\":9999,\"mysql\":{\"password\":\"s3cret\"},");
        service.answer("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success", secretive))
                .answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success", ServiceResponses.NOT_READY))
                .answer("GET /v1/version/", 200, "{\"msg\":\"getVersion Success\",\"version\":\"v2.0.0\"}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void diagnostic_data_is_collected_without_secrets() throws IOException {
        KubernetesClient client = kubernetes.client();
        String namespace = kubernetes.namespace();
        client.resource(client.getKubernetesSerialization().unmarshal(DEPLOYMENT, Deployment.class))
                .inNamespace(namespace)
                .create();
        shell.file("kubeconfig", kubernetes.kubeconfig());

        Result result = shell.run("supportbundle", "collect", "-c", "kubeconfig", "-n", namespace);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("collected " + namespace + " in ./kubefate-supportbundle;");
        assertThat(read(namespace + "/deployments.yaml"))
                .contains("image: mysql:8")
                .contains("name: MYSQL_PASSWORD\n            value: (left out)")
                .contains("value: fate");
        assertThat(read("kubefate/clusters.yaml")).contains("partyId: 9999").contains("password: (left out)");
        assertThat(read("kubefate/jobs.yaml")).contains("cannot be pulled");
        assertThat(everything()).doesNotContain("s3cret");
    }

    @Test
    void logs_are_collected_with_those_before_a_restart_and_events_as_lines() throws IOException {
        service.answer("GET /version", 200, "{}")
                .answer("GET /api/v1/namespaces/fate/pods", 200, POD)
                .answer("GET /api/v1/namespaces/fate/pods/mysql-0/log", 200, "ready\nuser fate, password=s3cret\n")
                .answer("GET /api/v1/namespaces/fate/events", 200, EVENTS);
        shell.file("kubeconfig", kubeconfig(service.address()));

        Result result = shell.run("supportbundle", "collect", "-c", "kubeconfig", "-n", "fate", "--tail", "5");

        assertThat(result.code()).isZero();
        assertThat(read("fate/logs/mysql-0/mysql.log")).isEqualTo("ready\nuser fate, password=(left out)\n");
        assertThat(read("fate/logs/mysql-0/mysql.previous.log")).startsWith("ready");
        assertThat(read("fate/events.txt")).isEqualTo("""
                        2026-11-25T11:50:00Z  Normal  Pod/mysql-0  Pulled: image is there
                        2026-11-25T11:55:00Z  Warning  Pod/mysql-0  BackOff: restarting
                        """);
        assertThat(service.asked())
                .contains(
                        "GET /api/v1/namespaces/fate/pods/mysql-0/log?container=mysql&tailLines=5",
                        "GET /api/v1/namespaces/fate/pods/mysql-0/log?container=mysql&tailLines=5&previous=true");
    }

    @Test
    void a_bundle_is_packed_after_confirmation_and_its_directory_removed() throws IOException {
        shell.file("kubefate-supportbundle/about.yaml", "collected: 2026-11-25T12:00:00Z\n")
                .file("kubefate-supportbundle/fate/pods.yaml", "[]\n")
                .file("kubefate-supportbundle/mine.txt", "by hand\n");

        Files.createSymbolicLink(
                shell.directory.resolve("kubefate-supportbundle/link"),
                Files.writeString(shell.home.resolve("mine"), "x"));

        Result refused = shell.run("supportbundle", "pack");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("kubefate: not packed: review");

        Result packed = shell.answering("yes").run("supportbundle", "pack");
        assertThat(packed.code()).isZero();
        try (ZipFile zip =
                new ZipFile(shell.directory.resolve("supportbundle.zip").toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly("about.yaml", "fate/pods.yaml", "mine.txt");
        }
        assertThat(shell.home.resolve("mine")).as("what a link leads to").exists();
        assertThat(shell.directory.resolve("kubefate-supportbundle")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--collectDir precious | was not created by kubefate supportbundle collect: it contains no about.yaml",
                "--packDir kubefate-supportbundle | because that directory is removed after packing",
                "--packDir kubefate-supportbundle/../kubefate-supportbundle/x "
                        + "| because that directory is removed after packing",
            })
    void only_directories_of_bundles_are_removed(String options, String error) {
        shell.file("precious/thesis.txt", "years of work\n").file("kubefate-supportbundle/about.yaml", "{}\n");

        Result result = shell.run(("supportbundle pack --yes " + options).split(" "));

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains(error);
        assertThat(shell.directory.resolve("precious/thesis.txt")).exists();
        assertThat(shell.directory.resolve("kubefate-supportbundle/about.yaml")).exists();
    }

    @Test
    void packing_without_collected_files_is_an_error() {
        Result result = shell.run("supportbundle", "pack", "--yes", "--collectDir", "nowhere");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("nothing has been collected in").contains("nowhere");
    }

    @Test
    void gaps_are_reported_and_the_rest_is_collected() throws IOException {
        service.answer("GET /version", 200, "{\"gitVersion\":\"v1.35.0\"}")
                .answer("GET /api/v1/nodes", 403, "{}")
                .instead("GET /v1/job/", 503, "{\"error\":\"the database is away\"}");
        shell.file("kubeconfig", kubeconfig(service.address()));

        Result result = shell.run("supportbundle", "collect", "-c", "kubeconfig");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("not collected: KubeFATE's clusters and jobs: the database is away")
                .contains("not collected: nodes: not allowed")
                .contains("not collected: pods of kube-fate: not found");
        assertThat(read("missing.txt")).contains("pods of kube-fate");
        assertThat(read("kubernetes/version.yaml")).isEqualTo("gitVersion: v1.35.0\n");
        assertThat(read("about.yaml"))
                .contains("collected: \"2026-11-25T12:00:00Z\"")
                .contains("- kube-fate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"missing | cannot be read: no such file", "kubefate-supportbundle/notes | is not a kubeconfig"})
    void an_invalid_kubeconfig_is_an_error(String name, String error) {
        shell.file("kubefate-supportbundle/notes", "words: [");

        Result result = shell.run("supportbundle", "collect", "-c", name, "-n", "fate");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains(error).hasLineCount(1);
    }

    @Test
    void without_service_and_kubernetes_nothing_is_collected() {
        service.close();
        shell.file("kubeconfig", kubeconfig("localhost:1"));

        Result result = shell.run("supportbundle", "collect", "-c", "kubeconfig");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .contains("not collected: KubeFATE's clusters and jobs: ")
                .contains("not collected: Kubernetes: ")
                .endsWith("kubefate: neither the service nor Kubernetes is available; nothing was collected\n");
    }

    @Test
    void passwords_in_configmaps_logs_and_jobs_are_masked() throws IOException {
        String job = ServiceResponses.NOT_READY
                .replace("\"meta_data\":null", "\"meta_data\":{\"name\":\"fate-9999\",\"data\":\"czNjcmV0\"}")
                .replace("helm install success", "mysql refused: password is s3cret");
        service.instead("GET /v1/job/", 200, ServiceResponses.list("getJobList Success", job))
                .answer("GET /version", 200, "{}")
                .answer("GET /api/v1/namespaces/fate/configmaps", 200, """
                        {"items":[{"metadata":{"name":"eggroll-config"},"data":{
                          "eggroll.properties":"jdbc.url=jdbc:mysql://mysql/eggroll\\njdbc.password=s3cret\\n",
                          "service_conf.yaml":"database:\\n  passwd: 's3cret'\\n  user: fate\\n",
                          "db-password":"s3cret"}}]}""");
        shell.file("kubeconfig", kubeconfig(service.address()));

        assertThat(shell.run("supportbundle", "collect", "-c", "kubeconfig", "-n", "fate")
                        .code())
                .isZero();

        assertThat(read("fate/configmaps.yaml"))
                .contains("jdbc.url=jdbc:mysql://mysql/eggroll")
                .contains("user: fate")
                .contains("jdbc.password=(left out)");
        assertThat(everything()).doesNotContain("s3cret").doesNotContain("czNjcmV0");
    }

    @Test
    void a_password_is_masked_by_its_value_wherever_it_appears() throws IOException {
        String cluster = ServiceResponses.CLUSTER
                .replace("\"partyId\":9999,", "\"partyId\":9999,\"mysql\":{\"password\":\"Tr0ub4dor/3\"},")
                .replace(
                        "namespace: fate-9999\\n\"",
                        "namespace: fate-9999\\nnginx: {adminPassword: c0rrecthorse}\\n\"");
        String secret = Base64.getEncoder().encodeToString("battery-staple-9".getBytes(StandardCharsets.UTF_8));
        service.instead("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success", cluster))
                .answer("GET /version", 200, "{}")
                .answer("GET /api/v1/namespaces/fate/secrets", 200, """
                    {"items":[{"metadata":{"name":"s"},"data":{"root":"%s","username":"ZmF0ZQ=="}}]}\
                    """.formatted(secret))
                .answer("GET /api/v1/namespaces/fate/pods", 200, POD)
                .answer(
                        "GET /api/v1/namespaces/fate/pods/mysql-0/log",
                        200,
                        "Access with Tr0ub4dor/3 denied\nsee mysql://Tr0ub4dor%2F3@db and VHIwdWI0ZG9yLzM=\n"
                                + "c0rrecthorse battery-staple-9 " + secret + "\nuser fate: eve77 logged in\n");
        shell.file("kubeconfig", kubeconfig(service.address()))
                .with("FATECLOUD_USER_USERNAME", "eve")
                .with("FATECLOUD_USER_PASSWORD", "eve-pa55word");

        Result result = shell.run("supportbundle", "collect", "-c", "kubeconfig", "-n", "fate");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(read("fate/logs/mysql-0/mysql.log")).isEqualTo("""
            Access with (left out) denied
            see mysql://(left out)@db and (left out)
            (left out) (left out) (left out)
            user fate: eve77 logged in
            """);
        assertThat(everything())
                .doesNotContain("Tr0ub4dor")
                .doesNotContain("c0rrecthorse")
                .doesNotContain("battery")
                .doesNotContain(secret);
    }

    private static String kubeconfig(String address) {
        return """
               apiVersion: v1
               kind: Config
               current-context: c
               contexts: [{name: c, context: {cluster: c, user: u}}]
               clusters: [{name: c, cluster: {server: "http://%s"}}]
               users: [{name: u, user: {}}]
               """.formatted(address);
    }

    private String read(String name) throws IOException {
        return Files.readString(
                shell.directory.resolve("kubefate-supportbundle").resolve(name));
    }

    private String everything() throws IOException {
        try (Stream<Path> files = Files.walk(shell.directory.resolve("kubefate-supportbundle"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : all) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
