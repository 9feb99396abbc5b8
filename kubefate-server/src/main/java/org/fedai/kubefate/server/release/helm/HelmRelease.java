package org.fedai.kubefate.server.release.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a release, as Helm stores it.
 *
 * @param version the number of the revision, from 1
 * @param config the values of the user
 * @param manifest the objects as YAML, each document with a {@code # Source:} comment, without the hooks
 * @param others fields that only some versions of Helm know, which are kept
 */
public record HelmRelease(
        String name,
        String namespace,
        int version,
        HelmInfo info,
        ReleasedChart chart,
        Map<String, @Nullable Object> config,
        String manifest,
        List<HelmHook> hooks,
        Map<String, @Nullable Object> others) {
    public HelmRelease {
        hooks = List.copyOf(hooks);
    }

    /**
     * A revision of this service as Helm would record it, not installed yet.
     *
     * @param config the values of the user
     */
    public static HelmRelease of(
            Release release, int version, Chart chart, Map<String, @Nullable Object> config, RenderedChart rendered) {
        return new HelmRelease(
                release.name(),
                release.namespace(),
                version,
                HelmInfo.pending(rendered.notes()),
                ReleasedChart.of(chart),
                config,
                rendered.documents().stream()
                        .filter(document -> !document.object().isNoPartOfRelease())
                        .map(ManifestDocument::withSource)
                        .collect(Collectors.joining()),
                rendered.documents().stream()
                        .flatMap(document -> HelmHook.of(document).stream())
                        .toList(),
                Map.of());
    }

    /** The same for a revision that was recorded without what Helm sees of it: without the content of the chart, and with the labels of this service. */
    public static HelmRelease of(Revision revision, Map<String, @Nullable Object> config) {
        return new HelmRelease(
                revision.release().name(),
                revision.release().namespace(),
                revision.number(),
                HelmInfo.pending(revision.notes()),
                ReleasedChart.named(revision.spec().chartName(), revision.spec().chartVersion()),
                config,
                revision.manifest().toYaml(),
                revision.hooks().stream()
                        .map(hook -> new ManifestDocument(Yaml.write(hook.content()), hook))
                        .flatMap(document -> HelmHook.of(document).stream())
                        .toList(),
                Map.of());
    }

    public HelmStatus status() {
        return info.status();
    }

    /**
     * The objects of {@link #manifest}.
     *
     * @throws org.fedai.kubefate.chart.exception.YamlException if it is not the YAML of objects
     */
    public Manifest objects() {
        return Manifest.parse(manifest, "manifest of revision " + version + " of Helm release " + name);
    }

    /** The same revision with another status. */
    public HelmRelease with(HelmInfo newInfo) {
        return new HelmRelease(name, namespace, version, newInfo, chart, config, manifest, hooks, others);
    }

    /** Its content as another revision. */
    public HelmRelease as(int newVersion, HelmInfo newInfo) {
        return new HelmRelease(name, namespace, newVersion, newInfo, chart, config, manifest, hooks, others);
    }

    /**
     * @throws UnreadableRecordException if a field has the wrong type, or the release has no name or version
     */
    static HelmRelease read(@Nullable Object json) {
        RecordFields fields = RecordFields.of(json);
        HelmRelease release = new HelmRelease(
                fields.text("name"),
                fields.text("namespace"),
                fields.number("version"),
                HelmInfo.read(fields.fields("info")),
                ReleasedChart.read(fields.fields("chart")),
                fields.map("config"),
                fields.text("manifest"),
                fields.list("hooks").stream().map(HelmHook::read).toList(),
                fields.others());
        if (release.name().isEmpty() || release.version() < 1) {
            throw new UnreadableRecordException("it has no name or no version");
        }
        return release;
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("info", info.json());
        json.put("chart", chart.json());
        json.put("config", config);
        json.put("manifest", manifest);
        json.put("hooks", hooks.stream().map(HelmHook::json).toList());
        json.put("version", version);
        json.put("namespace", namespace);
        json.putAll(others);
        return json;
    }
}
