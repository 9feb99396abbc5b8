package org.fedai.kubefate.common.charts;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.testing.ManifestDiff;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.versions.ServedVersions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chart fate is one folder for several versions of FATE. */
class FateVersionsTest {
    private static final ChartUnderTest FATE = ChartUnderTest.fate();
    private static final String SPARK_LOCAL = """
            computing: Spark_local
            federation: RabbitMQ
            storage: LocalFS
            modules: {osx: {include: false}, clustermanager: {include: false}, nodemanager: {include: false},
              nginx: {include: true}, rabbitmq: {include: true}}
            """;

    private static ChartUnderTest newer;

    @BeforeAll
    static void unpack(@TempDir Path folder) throws IOException {
        newer = unpacked(ServedVersions.of(FATE.read()).getLast(), folder.resolve("fate"));
    }

    static Set<Map.Entry<String, String>> clusters() {
        return ClusterYamls.of(FATE).entrySet();
    }

    @Test
    void it_is_offered_for_these_versions_of_fate() {
        assertThat(ServedVersions.of(FATE.read())).extracting(Chart::version).containsExactly("v2.0.0", "v2.2.0");
        assertThat(newer.text("values-template-example.yaml")).contains("\nchartVersion: v2.2.0\n");
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void helm_and_our_renderer_make_the_same_of_every_version(Map.Entry<String, String> cluster) {
        String clusterYaml = cluster.getValue().replace("chartVersion: v2.0.0", "chartVersion: v2.2.0");
        String values = newer.values(clusterYaml);
        assertThat(newer.valuesOurselves(clusterYaml)).isEqualTo(Yaml.read(values, "values"));
        Manifest helm = newer.render(values, ChartUnderTest.NEWEST);
        assertThat(changes(helm, newer.renderOurselves(values, ChartUnderTest.NEWEST)))
                .isEmpty();
    }

    @Test
    void helm_finds_nothing_wrong_with_the_newer_version() {
        LintResult result = newer.lint();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void a_party_with_eggroll_differs_in_its_images_and_in_how_osx_and_fateboard_start() {
        assertThat(changes(FATE.render("", ChartUnderTest.NEWEST), newer.render("", ChartUnderTest.NEWEST)))
                .isEqualTo(Map.of(
                        "Deployment/clustermanager", List.of("image: federatedai/eggroll:3.2.0-release"),
                        "StatefulSet/nodemanager", List.of("image: federatedai/eggroll:3.2.0-release"),
                        "StatefulSet/python", List.of("image: federatedai/fateflow:2.2.0-release"),
                        "StatefulSet/client", List.of("image: federatedai/client:2.2.0-release"),
                        "Deployment/osx", List.of("command", "image: federatedai/osx:2.2.0-release"),
                        "Deployment/fateboard",
                                List.of(
                                        "command",
                                        "image: federatedai/fateboard:2.1.1-release",
                                        "mountPath: /data/projects/fate/fate_board/conf/application.properties")));
    }

    @Test
    void a_party_with_spark_differs_in_its_images_and_in_how_fateboard_starts() {
        Map<String, List<String>> changes = changes(
                FATE.render(SPARK_LOCAL, ChartUnderTest.NEWEST), newer.render(SPARK_LOCAL, ChartUnderTest.NEWEST));
        assertThat(changes.keySet())
                .containsExactlyInAnyOrder(
                        "StatefulSet/python", "StatefulSet/client", "Deployment/nginx", "Deployment/fateboard");
        assertThat(changes)
                .containsEntry("StatefulSet/python", List.of("image: federatedai/fateflow-spark:2.2.0-release"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imageTag: mine", "imageTag: 2.0"})
    void a_tag_that_is_given_holds_for_every_version(String tag) {
        for (ChartUnderTest chart : List.of(FATE, newer)) {
            Manifest manifest = chart.render("modules: {osx: {" + tag + "}}", ChartUnderTest.NEWEST);
            assertThat(manifest.objects().toString())
                    .contains("federatedai/osx:" + tag.replaceAll("imageTag: |\\.0", ""));
        }
    }

    @Test
    void another_version_is_refused_with_those_that_exist(@TempDir Path folder) throws IOException {
        ChartUnderTest chart = unpacked(FATE.read(), folder.resolve("fate"));
        Path metadata = chart.location().resolve("Chart.yaml");
        Files.writeString(metadata, Files.readString(metadata).replace("appVersion: v2.0.0", "appVersion: v2.3.0"));

        assertThatThrownBy(() -> chart.render("", ChartUnderTest.NEWEST))
                .hasMessageContaining(
                        "appVersion v2.3.0 of Chart.yaml is not in versions.yaml, which has v2.0.0, v2.2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SPARK_LOCAL})
    void fate_flow_is_given_the_settings_that_it_has(String values) throws IOException {
        Set<String> known =
                Files.readAllLines(Path.of("src", "test", "resources", "fate-flow", "service_conf-keys.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .collect(toSet());
        Set<String> given = keys("", settings(newer.render(values, ChartUnderTest.NEWEST)));

        assertThat(difference(known, given))
                .as("left to FATE-Flow's defaults")
                .containsExactlyInAnyOrder("zookeeper.password", "zookeeper.use_acl", "zookeeper.user");
        assertThat(difference(given, known))
                .as("read by FATE-Flow, but not in its file")
                .containsExactlyInAnyOrder(
                        "federation.nginx.grpc_port",
                        "federation.nginx.host",
                        "federation.nginx.http_port",
                        "federation.nginx.protocol",
                        "federation.pulsar.max_message_size",
                        "federation.rabbitmq.max_message_size",
                        "servings.hosts");
    }

    private static Map<String, @Nullable Object> settings(Manifest manifest) {
        Object data = manifest.objects().stream()
                .filter(object ->
                        object.kind().equals("Secret") && object.name().equals("python-config"))
                .map(object -> Trees.at(object.content(), "data"))
                .findFirst()
                .orElseThrow();
        String encoded = String.valueOf(Trees.map(data).get("service_conf.yaml"));
        return Trees.map(
                Yaml.read(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8), "settings"));
    }

    private static Set<String> keys(String prefix, Map<String, @Nullable Object> settings) {
        return settings.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof Map<?, ?> below
                        ? keys(prefix + entry.getKey() + ".", Trees.map(below)).stream()
                        : Set.of(prefix + entry.getKey()).stream())
                .collect(toSet());
    }

    private static List<String> difference(Set<String> these, Set<String> without) {
        return these.stream().filter(key -> !without.contains(key)).toList();
    }

    /** What differs by object: the fields, with their new values unless they are long. */
    private static Map<String, List<String>> changes(Manifest before, Manifest after) {
        ManifestDiff diff = ManifestDiff.between(before, after, "probe-namespace");
        assertThat(diff.added()).isEmpty();
        assertThat(diff.removed()).isEmpty();
        return diff.changed().stream()
                .collect(toMap(
                        change -> change.key().kind() + "/" + change.key().name(), change -> {
                            Map<String, String> fields = new TreeMap<>();
                            change.fields().forEach(field -> {
                                String name =
                                        field.path().replaceAll("\\[\\d+]$", "").replaceAll(".*\\.", "");
                                boolean brief = Set.of("image", "mountPath").contains(name);
                                fields.put(brief ? name + ": " + field.after() : name, "");
                            });
                            return new ArrayList<>(fields.keySet());
                        }));
    }

    private static ChartUnderTest unpacked(Chart chart, Path folder) throws IOException {
        for (ChartFile file : chart.raw()) {
            Path target = folder.resolve(file.name());
            Files.createDirectories(target.getParent());
            Files.write(target, file.data());
        }
        return new ChartUnderTest(folder);
    }
}
