package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster.yaml may say that the Go project's chart took otherwise, or not at all. */
class FateChartTest {
    private static final ChartUnderTest FATE = ChartUnderTest.of("fate");
    private static final String HEAD = """
            name: fate-9999
            namespace: fate-9999
            chartName: fate
            chartVersion: v2.0.0
            partyId: 9999
            """;
    private static final String LOCAL = "computing: Spark_local\nfederation: RabbitMQ\nstorage: LocalFS\n";

    @Test
    void rollsite_of_fate_1_means_osx() {
        Map<String, @Nullable Object> values = values("""
                modules: [rollsite, python]
                federation: Eggroll
                rollsite:
                  image: federatedai/eggroll
                  nodePort: 30091
                  partyList: [{partyId: 10000, partyIp: 192.168.10.1, partyPort: 30101}]
                """);
        assertThat(values).containsEntry("federation", "OSX");
        assertThat(Trees.at(values, "modules.osx")).isEqualTo(Map.of("include", true, "nodePort", 30091L));
        assertThat(values.get("partyList"))
                .isEqualTo(List.of(Map.of("partyId", 10000L, "partyIp", "192.168.10.1", "partyPort", 30101L)));
    }

    @Test
    void an_empty_key_means_its_default() {
        Map<String, @Nullable Object> values = values("""
                modules: [python]
                pullPolicy:
                python: {image: , spark: {master: }, tolerations: }
                """);
        assertThat(Trees.at(values, "modules.python")).isEqualTo(Map.of("include", true, "spark", Map.of()));
        assertThat(Trees.at(values, "image")).isEqualTo(Map.of("imagePullSecrets", List.of()));
    }

    @Test
    void a_section_that_names_no_folder_means_the_volume_s_root() {
        Map<String, @Nullable Object> values = values("modules: [mysql]\nmysql: {size: 5Gi}\n");
        assertThat(Trees.at(values, "modules.mysql.subPath")).isEqualTo("");
        assertThat(Trees.at(values, "modules.client")).isEqualTo(Map.of("include", false));
    }

    @Test
    void large_party_numbers_keep_their_digits() {
        String yaml = HEAD.replace("partyId: 9999", "partyId: 10000000") + """
                modules: [osx]
                osx: {partyList: [{partyId: 100000000000, partyIp: a, partyPort: 1}]}
                """;
        Manifest manifest = render(FATE.values(yaml));
        ManifestObject routes = object(manifest, "ConfigMap", "osx-config");
        assertThat(String.valueOf(Trees.at(routes.content(), "data")))
                .contains("\"10000000\"", "\"100000000000\"", "self.party=10000000\n")
                .doesNotContain("e+");
    }

    @Test
    void a_registry_may_end_in_a_slash_or_not() {
        for (String registry : List.of("registry.example.com/mirror", "registry.example.com/mirror/")) {
            Manifest manifest = render("image: {registry: " + registry + "}");
            assertThat(object(manifest, "Deployment", "osx").content().toString())
                    .contains("image=registry.example.com/mirror/federatedai/osx:2.0.0-release");
        }
    }

    @Test
    void a_party_in_the_middle_is_where_everything_else_goes() {
        Manifest manifest =
                render(FATE.values(HEAD + "modules: [osx]\nosx: {exchange: {ip: 192.168.1.1, port: 30000}}\n"));
        assertThat(object(manifest, "ConfigMap", "osx-config").content().toString())
                .contains("\"192.168.1.1\"");
    }

    @Test
    void claims_without_a_class_are_of_the_cluster_s_default_class() {
        assertThat(claims("")).noneMatch(claim -> claim.contains("storageClassName"));
        assertThat(claims("modules: {mysql: {storageClass: fast}}"))
                .anyMatch(claim -> claim.contains("storageClassName=fast"));
        assertThat(claims("modules: {mysql: {storageClass: '-'}}"))
                .anyMatch(claim -> claim.contains("storageClassName=,"));
    }

    @Test
    void amounts_are_text_since_older_kubernetes_refuses_numbers() {
        Manifest manifest = render("modules: {osx: {resources: {limits: {cpu: 4, nvidia.com/gpu: 1}}}}");
        assertThat(Trees.at(object(manifest, "Deployment", "osx").content(), "spec.template.spec.containers"))
                .extracting(containers -> ((List<?>) containers).getFirst())
                .extracting(container -> Trees.at(container, "resources.limits"))
                .isEqualTo(Map.of("cpu", "4", "nvidia.com/gpu", "1"));
    }

    @Test
    void fate_flow_is_told_the_local_file_system_by_the_name_it_knows() {
        Object data = object(render(LOCAL), "Secret", "python-config").content().get("data");
        String settings = new String(
                Base64.getDecoder().decode(String.valueOf(Trees.map(data).get("service_conf.yaml"))),
                StandardCharsets.UTF_8);
        assertThat(settings).contains("  storage: file\n").doesNotContain("localfs");
    }

    @Test
    void models_and_local_data_are_on_the_volume_where_fate_flow_writes_them() {
        assertThat(mounts(LOCAL))
                .contains("/data/projects/fate/fate_flow/model", "/data/projects/fate/fate_flow/localfs");
        assertThat(mounts(""))
                .contains("/data/projects/fate/fate_flow/model")
                .doesNotContain("/data/projects/fate/fate_flow/localfs");
    }

    @Test
    void the_client_is_configured_even_if_fate_flow_answers_later(@TempDir Path folder) throws Exception {
        program(folder, "pipeline", "exit 0");
        program(folder, "sleep", "exit 0");
        // Like the command of FATE's client, which ends with 0 whether or not it changed its settings.
        program(folder, "flow", """
                if [ -e asked ]; then touch configured; echo '    "code": 0,'; else touch asked; echo '    "code": 100,'; fi
                """);
        program(
                folder,
                "jupyter",
                "for i in $(seq 1000); do [ -e configured ] && exit 0; /bin/sleep 0.05; done; exit 1");
        Object container = container("modules: {client: {include: true}}", "client");
        ProcessBuilder start = command(container, folder);
        start.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
        assertThat(start.start().waitFor()).isZero();
    }

    @Test
    void fate_flow_runs_without_its_debugger_and_ends_with_its_pod(@TempDir Path folder) throws Exception {
        program(folder, "cp", "exit 0");
        program(folder, "sed", "exit 0");
        program(folder, "python", """
                [ "$1" = -c ] && exit 0
                echo "$$ $*"
                exec sleep 600
                """);
        Process pod = command(container(LOCAL, "python"), folder)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = pod.inputReader()) {
            String[] server = output.readLine().split(" ", 2);
            assertThat(server[1]).isEqualTo("fate_flow/python/fate_flow/fate_flow_server.py");
            // The kernel keeps a signal without a handler from the first process of a container.
            ProcessHandle fateFlow = ProcessHandle.of(Long.parseLong(server[0])).orElseThrow();
            assertThat(fateFlow.pid()).isNotEqualTo(pod.pid());
            pod.destroy();
            fateFlow.onExit().get(1, TimeUnit.MINUTES);
        } finally {
            pod.destroyForcibly();
        }
        assertThat(pod.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void fate_looks_for_parties_of_the_route_table_of_pulsar_where_its_code_is() {
        Object container = container("computing: Spark_local\nfederation: Pulsar\nstorage: LocalFS\n", "python");
        assertThat(String.valueOf(Trees.at(container, "command")))
                .contains("/data/projects/fate/fate/python/fate/arch/federation/backends/pulsar/_federation.py");
    }

    private static ProcessBuilder command(@Nullable Object container, Path folder) {
        List<String> command = ((List<?>) Objects.requireNonNull(Trees.at(container, "command")))
                .stream().map(String::valueOf).toList();
        ProcessBuilder start = new ProcessBuilder(command).directory(folder.toFile());
        start.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        return start;
    }

    private static void program(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static @Nullable Object container(String values, String statefulSet) {
        Object containers =
                Trees.at(object(render(values), "StatefulSet", statefulSet).content(), "spec.template.spec.containers");
        return ((List<?>) Objects.requireNonNull(containers)).getFirst();
    }

    private static List<Object> mounts(String values) {
        Object mounts = Trees.at(container(values, "python"), "volumeMounts");
        return ((List<?>) Objects.requireNonNull(mounts))
                .stream()
                        .map(mount -> Trees.at(mount, "mountPath"))
                        .<Object>map(Objects::requireNonNull)
                        .toList();
    }

    private static List<String> claims(String values) {
        Manifest manifest = render("persistence: {enabled: true}\n" + values);
        return manifest.objects().stream()
                .map(object -> Trees.at(object.content(), "spec.volumeClaimTemplates"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private static Map<String, @Nullable Object> values(String yaml) {
        return FATE.valuesOurselves(HEAD + yaml);
    }

    private static Manifest render(String values) {
        return FATE.render(values, ChartUnderTest.NEWEST);
    }

    private static ManifestObject object(Manifest manifest, String kind, String name) {
        return manifest.objects().stream()
                .filter(object -> object.kind().equals(kind) && object.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
