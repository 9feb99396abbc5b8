package org.fedai.kubefate.common.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.yaml.
 *
 * @param text as the user wrote it
 * @param document the same, read
 */
public record ClusterSpec(
        String text,
        Map<String, @Nullable Object> document,
        String name,
        String namespace,
        String chartName,
        String chartVersion) {
    /**
     * Reads a cluster.yaml and checks what every chart needs: name, namespace, chartName and chartVersion, with names that Kubernetes
     * accepts. Gathers all findings before it refuses.
     *
     * @param source what the text is called in errors, such as a file name
     * @throws SpecException with source and line of each finding
     */
    public static ClusterSpec parse(String text, String source) {
        return SpecReader.read(text, source);
    }
}
