package org.fedai.kubefate.chart.manifest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rendered Kubernetes object.
 *
 * @param source the template it came from: {@code fate/templates/core/mysql.yaml}; empty when not known
 * @param content the object itself
 */
public record ManifestObject(String source, Map<String, @Nullable Object> content) {
    /** {@return group and version, such as {@code apps/v1}; empty when it has none} */
    public String apiVersion() {
        return text(content.get("apiVersion"));
    }

    /** {@return the kind, such as {@code Deployment}; empty when it has none} */
    public String kind() {
        return text(content.get("kind"));
    }

    /** {@return its {@code metadata.name}; empty when it has none} */
    public String name() {
        return text(metadata().get("name"));
    }

    /** {@return the namespace the object asks for; null when it leaves that to the release} */
    public @Nullable String namespace() {
        return metadata().get("namespace") instanceof String namespace && !namespace.isEmpty() ? namespace : null;
    }

    /**
     * {@return its key, in the namespace of the release unless it names another one itself}
     *
     * @param releaseNamespace the namespace of the release
     */
    public ObjectKey key(String releaseNamespace) {
        String namespace = namespace();
        return new ObjectKey(apiVersion(), kind(), namespace == null ? releaseNamespace : namespace, name());
    }

    /** {@return what its annotations make of it; empty for an ordinary object of the release} */
    public Optional<Hook> hook() {
        return Hook.of(annotations());
    }

    /** {@return whether its annotations call it a hook, even one that runs at no point that exists} */
    public boolean isNoPartOfRelease() {
        return Hook.isClaimedBy(annotations());
    }

    @SuppressWarnings("unchecked") // YAML and JSON maps have string keys.
    private Map<String, @Nullable Object> annotations() {
        return metadata().get("annotations") instanceof Map<?, ?> annotations
                ? (Map<String, @Nullable Object>) annotations
                : Map.of();
    }

    @SuppressWarnings("unchecked") // YAML and JSON maps have string keys.
    private Map<String, @Nullable Object> metadata() {
        return content.get("metadata") instanceof Map<?, ?> metadata
                ? (Map<String, @Nullable Object>) metadata
                : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
