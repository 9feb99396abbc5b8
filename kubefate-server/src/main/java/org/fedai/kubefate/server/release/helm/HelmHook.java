package org.fedai.kubefate.server.release.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * A hook of a revision.
 *
 * @param path of its template, with the name of the chart
 * @param manifest its YAML
 * @param events such as {@code pre-install}
 * @param deletePolicies such as {@code hook-succeeded}
 * @param others fields that are not needed here and are kept, such as {@code last_run}
 */
public record HelmHook(
        String name,
        String kind,
        String path,
        String manifest,
        List<String> events,
        int weight,
        List<String> deletePolicies,
        Map<String, @Nullable Object> others) {
    public HelmHook {
        events = List.copyOf(events);
        deletePolicies = List.copyOf(deletePolicies);
    }

    /** The hook in a rendered document; empty if the document is not a hook. */
    static Optional<HelmHook> of(ManifestDocument document) {
        ManifestObject object = document.object();
        return object.hook()
                .map(hook -> new HelmHook(
                        object.name(),
                        object.kind(),
                        object.source(),
                        document.text(),
                        Stream.of(Hook.Event.values())
                                .filter(hook.events()::contains)
                                .map(Hook.Event::annotation)
                                .toList(),
                        hook.weight(),
                        Stream.of(Hook.Deletion.values())
                                .filter(hook.deletion()::contains)
                                .map(HelmHook::policy)
                                .toList(),
                        Map.of()));
    }

    private static String policy(Hook.Deletion deletion) {
        return switch (deletion) {
            case HOOK_SUCCEEDED -> "hook-succeeded";
            case HOOK_FAILED -> "hook-failed";
            case BEFORE_HOOK_CREATION -> "before-hook-creation";
        };
    }

    static HelmHook read(RecordFields fields) {
        return new HelmHook(
                fields.text("name"),
                fields.text("kind"),
                fields.text("path"),
                fields.text("manifest"),
                fields.texts("events"),
                fields.number("weight"),
                fields.texts("delete_policies"),
                fields.others());
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("kind", kind);
        json.put("path", path);
        json.put("manifest", manifest);
        json.put("events", events);
        json.put("weight", weight);
        json.put("delete_policies", deletePolicies);
        json.putAll(others);
        return json;
    }
}
