package org.fedai.kubefate.server.release.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;
import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Labels the objects of a release, so that objects of others are never changed or deleted. Objects installed by Helm have
 * Helm's annotations.
 */
@Component
public class Ownership {
    /** Label: the release's uuid. */
    static final String RELEASE = WatchedType.RELEASE_LABEL;

    /** Label: the release's name. */
    public static final String NAME = "kubefate.fedai.org/release-name";

    /** Annotation of hook objects: the job and the event of the run. */
    public static final String HOOK_RUN = "kubefate.fedai.org/hook-run";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String HELM_RELEASE_NAME = "meta.helm.sh/release-name";
    private static final String HELM_RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

    public Manifest labelled(Manifest manifest, Release release) {
        return new Manifest(manifest.objects().stream()
                .map(object -> labelled(object, release))
                .toList());
    }

    public ManifestObject labelled(ManifestObject object, Release release) {
        return with(object, "labels", labels(release));
    }

    /** The labels of the objects of a release. */
    public Map<String, String> labels(Release release) {
        return Map.of(RELEASE, release.uuid(), NAME, release.name());
    }

    /** With the metadata by which Helm recognizes the objects of its releases. Helm 4 deletes no others. */
    ManifestObject labelledForHelm(ManifestObject object, Release release) {
        ManifestObject managed = with(object, "labels", Map.of(MANAGED_BY, "Helm"));
        return with(
                managed,
                "annotations",
                Map.of(HELM_RELEASE_NAME, release.name(), HELM_RELEASE_NAMESPACE, release.namespace()));
    }

    public static ManifestObject annotated(ManifestObject object, String key, String value) {
        return with(object, "annotations", Map.of(key, value));
    }

    private static ManifestObject with(ManifestObject object, String field, Map<String, String> more) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(child(content, "metadata"));
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(child(metadata, field));
        merged.putAll(more);
        metadata.put(field, merged);
        content.put("metadata", metadata);
        return new ManifestObject(object.source(), content);
    }

    public boolean isOf(ManifestObject live, Release release) {
        return release.uuid().equals(label(live, RELEASE));
    }

    /** Whether it is a leftover of a release with the same name, of this service or of Helm, which the Go service uses. */
    public boolean isLeftoverOf(ManifestObject live, Release release) {
        return release.name().equals(label(live, NAME))
                || (release.name().equals(annotation(live, HELM_RELEASE_NAME))
                        && release.namespace().equals(annotation(live, HELM_RELEASE_NAMESPACE)));
    }

    /** Whether it belongs to a release of another name, of this service or of Helm. */
    public boolean isOfAnother(ManifestObject live, Release release) {
        boolean isOwned = label(live, NAME) != null || annotation(live, HELM_RELEASE_NAME) != null;
        return isOwned && !isLeftoverOf(live, release);
    }

    /** The owner of an object, for messages. */
    public String owner(ManifestObject live) {
        String name = label(live, NAME);
        String helm = annotation(live, HELM_RELEASE_NAME);
        return name != null ? "cluster " + name : helm != null ? "Helm release " + helm : "something else";
    }

    public static @Nullable String annotation(ManifestObject object, String key) {
        return text(child(child(object.content(), "metadata"), "annotations").get(key));
    }

    private static @Nullable String label(ManifestObject object, String key) {
        return text(child(child(object.content(), "metadata"), "labels").get(key));
    }

    @SuppressWarnings("unchecked") // YAML and JSON maps have string keys.
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
