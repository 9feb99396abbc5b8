package org.fedai.kubefate.server.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Releases that Helm itself installed are found with all their revisions. */
@OnEveryKubernetes
class HelmRecordsTest {
    private final KubernetesUnderTest under;
    private final KubernetesClient kubernetes;
    private final String namespace;
    private final HelmRecords records;

    @TempDir
    private Path folder;

    HelmRecordsTest(KubernetesUnderTest under) {
        this.under = under;
        this.kubernetes = under.client();
        this.namespace = under.namespace();
        KubeApi api = new KubeApi(kubernetes);
        this.records =
                new HelmRecords(new KubernetesObjects(api, new ResourceTypes(api)), new HelmCodec(JsonMapper.shared()));
    }

    @Test
    void all_revisions_of_a_release_of_helm_are_read() throws IOException {
        installTwice("one");

        assertThat(records.of(namespace, "one")).extracting(HelmRecord::version).containsExactly(1, 2);
        assertThat(records.of(namespace, "one"))
                .extracting(HelmRecord::status)
                .containsExactly(HelmStatus.SUPERSEDED, HelmStatus.DEPLOYED);
        HelmRecord newest = records.newest(namespace, "one").orElseThrow();
        HelmRelease release = records.read(newest);
        assertThat(release.name()).isEqualTo("one");
        assertThat(release.namespace()).isEqualTo(namespace);
        assertThat(release.info().description()).isEqualTo("Upgrade complete");
        assertThat(release.info().firstDeployed())
                .isNotNull()
                .isBefore(release.info().lastDeployed());
        assertThat(release.info().notes()).isEqualTo("Hello again\n");
        assertThat(release.config()).isEqualTo(Map.of("greeting", "again"));
        assertThat(release.chart().name()).isEqualTo("probe");
        assertThat(release.chart().templates())
                .extracting(file -> file.name())
                .containsExactlyInAnyOrder("templates/NOTES.txt", "templates/config.yaml", "templates/hook.yaml");
        assertThat(records.manifest(newest).objects())
                .extracting(ManifestObject::name)
                .containsExactly("greeting-one");
        assertThat(release.manifest()).startsWith("---\n# Source: probe/templates/config.yaml\n");
        assertThat(release.hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.events()).containsExactly("post-install", "post-upgrade");
            assertThat(hook.others()).containsKey("last_run");
        });
    }

    @Test
    void records_in_config_maps_are_found_with_those_in_secrets() throws IOException {
        installTwice("two");
        Secret secret = secret("two", 2);
        kubernetes
                .configMaps()
                .inNamespace(namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(secret.getMetadata().getName())
                        .withLabels(secret.getMetadata().getLabels())
                        .endMetadata()
                        .addToData("release", text(secret))
                        .build())
                .create();
        kubernetes.secrets().resource(secret).delete();

        assertThat(records.of(namespace, "two"))
                .extracting(record -> record.key().kind() + " " + record.version())
                .containsExactly("Secret 1", "ConfigMap 2");
        assertThat(records.read(records.newest(namespace, "two").orElseThrow()).config())
                .isEqualTo(Map.of("greeting", "again"));
    }

    @Test
    void releases_of_other_names_are_told_apart() throws IOException {
        installTwice("three");
        installTwice("four");

        assertThat(records.of(namespace, "three"))
                .hasSize(2)
                .allMatch(record -> record.name().equals("three"));
        assertThat(records.in(namespace))
                .extracting(HelmRecord::name)
                .containsExactly("four", "four", "three", "three");
        assertThat(records.newest(namespace, "five")).isEmpty();
    }

    @Test
    void half_a_record_is_named_and_the_others_are_read() throws IOException {
        installTwice("half");
        Secret secret = secret("half", 2);
        String text = text(secret);
        secret.setData(Map.of(
                "release",
                Base64.getEncoder()
                        .encodeToString(
                                text.substring(0, text.length() / 2 & ~3).getBytes(StandardCharsets.US_ASCII))));
        kubernetes.secrets().resource(secret).update();

        HelmRecord newest = records.newest(namespace, "half").orElseThrow();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> records.read(newest))
                .withMessage(
                        "Secret " + namespace + "/sh.helm.release.v1.half.v2 is not a readable Helm release (it is not"
                                + " complete gzip); delete it, or remove that release with helm uninstall");
        assertThat(records.read(records.of(namespace, "half").getFirst()).version())
                .isEqualTo(1);
    }

    private void installTwice(String name) throws IOException {
        assumeThat(under.sandbox())
                .as("a Kubernetes that accepts Helm's protobuf")
                .isEmpty();
        Path chart = chart();
        Helm.install(chart.toString())
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .call();
        new Helm(chart)
                .upgrade()
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .set("greeting", "again")
                .call();
    }

    private Path chart() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("probe/templates"));
        Files.writeString(folder.resolve("probe/Chart.yaml"), "apiVersion: v2\nname: probe\nversion: 0.1.0\n");
        Files.writeString(folder.resolve("probe/values.yaml"), "greeting: first\n");
        Files.writeString(templates.resolve("NOTES.txt"), "Hello {{ .Values.greeting }}\n");
        Files.writeString(templates.resolve("config.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "greeting-{{ .Release.Name }}"}
                data: {greeting: "{{ .Values.greeting }}"}
                """);
        Files.writeString(templates.resolve("hook.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "hook-{{ .Release.Name }}"
                  annotations: {helm.sh/hook: "post-install,post-upgrade"}
                """);
        return folder.resolve("probe");
    }

    private Secret secret(String name, int version) {
        return kubernetes
                .secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1." + name + ".v" + version)
                .get();
    }

    private static String text(Secret secret) {
        return new String(Base64.getDecoder().decode(secret.getData().get("release")), StandardCharsets.US_ASCII);
    }
}
