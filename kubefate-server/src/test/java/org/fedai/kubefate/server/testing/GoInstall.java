package org.fedai.kubefate.server.testing;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.server.release.helm.HelmCodec;
import org.fedai.kubefate.server.release.helm.HelmInfo;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.helm.ReleasedChart;
import org.jspecify.annotations.Nullable;

/**
 * Installs charts as the Go service does: with Helm, and with the values that the values-template.yaml makes of a cluster.yaml. On a real API server
 * Helm does it. The sandbox does not speak Helm's protobuf; there the same objects and records are written as Helm writes them.
 */
public final class GoInstall {
    private final KubernetesUnderTest under;
    private final KubernetesClient kubernetes;
    private final HelmCodec codec;
    private final ChartRenderer renderer;

    public GoInstall(KubernetesUnderTest under, ServerOn server) {
        this.under = under;
        this.kubernetes = under.client();
        this.codec = server.bean(HelmCodec.class);
        this.renderer = server.bean(ChartRenderer.class);
    }

    /** Installs a first revision. */
    public void install(TestChart chart, String name, String namespace, String yaml) {
        Chart read = ChartArchive.read(chart.archive(), ArchiveLimits.DEFAULT);
        Map<String, @Nullable Object> values = renderer.values(read, document(name, namespace, yaml));
        if (under.sandbox().isPresent()) {
            write(read, name, namespace, values);
        } else {
            helm(chart, name, namespace, values);
        }
    }

    private void helm(TestChart chart, String name, String namespace, Map<String, @Nullable Object> values) {
        try {
            Path archive = Files.write(Files.createTempFile("chart", ".tgz"), chart.archive());
            Path file = Files.writeString(Files.createTempFile("values", ".yaml"), Yaml.write(values));
            Helm.install(archive.toString())
                    .withName(name)
                    .withNamespace(namespace)
                    .withKubeConfigContents(under.kubeconfig())
                    .withValuesFile(file)
                    .call();
            Files.delete(archive);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Chart chart, String name, String namespace, Map<String, @Nullable Object> values) {
        RenderedChart rendered = renderer.render(
                chart,
                new RenderRequest(
                        new ReleaseInfo(name, namespace, 1, false),
                        Values.of(values),
                        Capabilities.DEFAULT,
                        Lookup.NOTHING));
        for (ManifestObject object : rendered.manifest().objects()) {
            kubernetes.raw(path(object, namespace), "POST", annotated(object, name, namespace));
        }
        HelmRelease release = new HelmRelease(
                name,
                namespace,
                1,
                new HelmInfo(HelmStatus.DEPLOYED, "Install complete", null, null, null, rendered.notes(), Map.of()),
                new ReleasedChart(
                        chart.metadata().document(), chart.templates(), chart.files(), chart.values(), "", Map.of()),
                values,
                rendered.manifest().toYaml(),
                List.of(),
                Map.of());
        kubernetes.raw("/api/v1/namespaces/" + namespace + "/secrets?fieldManager=kubefate", "POST", record(release));
    }

    private Map<String, Object> record(HelmRelease release) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "type",
                "helm.sh/release.v1",
                "metadata",
                Map.of(
                        "name",
                        "sh.helm.release.v1." + release.name() + ".v1",
                        "labels",
                        Map.of("owner", "helm", "name", release.name(), "status", "deployed", "version", "1")),
                "data",
                Map.of(
                        "release",
                        Base64.getEncoder().encodeToString(codec.encode(release).getBytes(StandardCharsets.US_ASCII))));
    }

    private static Map<String, @Nullable Object> annotated(ManifestObject object, String name, String namespace) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        Map<Object, @Nullable Object> metadata = new LinkedHashMap<>((Map<?, ?>) content.get("metadata"));
        metadata.put(
                "annotations", Map.of("meta.helm.sh/release-name", name, "meta.helm.sh/release-namespace", namespace));
        Map<Object, @Nullable Object> labels =
                new LinkedHashMap<>(metadata.get("labels") instanceof Map<?, ?> map ? map : Map.of());
        labels.put("app.kubernetes.io/managed-by", "Helm");
        metadata.put("labels", labels);
        content.put("metadata", metadata);
        return content;
    }

    private static String path(ManifestObject object, String namespace) {
        String api = object.apiVersion().contains("/") ? "/apis/" : "/api/";
        return api + object.apiVersion() + "/namespaces/" + namespace + "/"
                + object.kind().toLowerCase(Locale.ROOT) + "s?fieldManager=kubefate";
    }

    @SuppressWarnings("unchecked") // A document of YAML has string keys.
    private static Map<String, @Nullable Object> document(String name, String namespace, String yaml) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(
                Yaml.read("name: " + name + "\nnamespace: " + namespace + "\n" + yaml, "cluster.yaml"));
    }
}
