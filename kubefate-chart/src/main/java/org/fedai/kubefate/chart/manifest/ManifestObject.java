package org.fedai.kubefate.chart.manifest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rendered Kubernetes object.
 *
 * @param source the template it came from: {@code fate/templates/core/mysql.yaml}; empty if not known
 * @param content the object itself
 */
public record ManifestObject(String source, Map<String, @Nullable Object> content) {
    /** {@return group and version, such as {@code apps/v1}; empty if it has none} */
    public String apiVersion() {
        return text(content.get("apiVersion"));
    }

    /** {@return the kind, such as {@code Deployment}; empty if it has none} */
    public String kind() {
        return text(content.get("kind"));
    }

    /** {@return its {@code metadata.name}; empty if it has none} */
    public String name() {
        return text(metadata().get("name"));
    }

    /** {@return the namespace of the object; null if it does not specify one} */
    public @Nullable String namespace() {
        return metadata().get("namespace") instanceof String namespace && !namespace.isEmpty() ? namespace : null;
    }

    /**
     * {@return its key, in the namespace of the release unless it specifies another one}
     *
     * @param releaseNamespace the namespace of the release
     */
    public ObjectKey key(String releaseNamespace) {
        String namespace = namespace();
        return new ObjectKey(apiVersion(), kind(), namespace == null ? releaseNamespace : namespace, name());
    }

    /** {@return its hook annotations; empty for an ordinary object of the release} */
    public Optional<Hook> hook() {
        return Hook.of(annotations());
    }

    /** {@return whether its annotations declare it as a hook, even with an unknown event} */
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
