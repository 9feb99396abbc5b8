package org.fedai.kubefate.common.spec;

import java.util.Map;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.yaml, which travels from the request to the rendering as this and is not read a second time on the way: its text is parsed once, and
 * one that comes out of the database only when somebody asks for its content. Thread-safe.
 */
public final class ClusterSpec {
    private final String text;
    private final String name;
    private final String namespace;
    private final String chartName;
    private final String chartVersion;
    private @Nullable YamlDocument yaml;

    ClusterSpec(
            String text,
            @Nullable YamlDocument yaml,
            String name,
            String namespace,
            String chartName,
            String chartVersion) {
        this.text = text;
        this.yaml = yaml;
        this.name = name;
        this.namespace = namespace;
        this.chartName = chartName;
        this.chartVersion = chartVersion;
    }

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

    /**
     * A text that needs no check: it was checked before it was recorded, or was made by the service and need not be a complete cluster.yaml.
     *
     * @param text YAML
     */
    public static ClusterSpec checked(
            String text, String name, String namespace, String chartName, String chartVersion) {
        return new ClusterSpec(text, null, name, namespace, chartName, chartVersion);
    }

    /** As the user wrote it. */
    public String text() {
        return text;
    }

    /** The same, read; not to be changed. */
    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    public Map<String, @Nullable Object> document() {
        return yaml().value() instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The same with the lines on which things stand. */
    synchronized YamlDocument yaml() {
        if (yaml == null) {
            yaml = YamlDocument.read(text, "cluster.yaml");
        }
        return yaml;
    }

    public String name() {
        return name;
    }

    public String namespace() {
        return namespace;
    }

    public String chartName() {
        return chartName;
    }

    public String chartVersion() {
        return chartVersion;
    }
}
