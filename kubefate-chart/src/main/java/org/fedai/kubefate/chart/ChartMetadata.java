package org.fedai.kubefate.chart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Chart.yaml says.
 *
 * @param apiVersion v1 or v2
 * @param kubeVersion the range of Kubernetes versions it can be used with; empty for any
 * @param type empty, application or library
 * @param dependencies of Chart.yaml, or with API version v1 those of requirements.yaml
 * @param document the whole of Chart.yaml, for what the other components do not name
 */
public record ChartMetadata(
        String name,
        String version,
        String appVersion,
        String apiVersion,
        String kubeVersion,
        String type,
        String description,
        String home,
        String icon,
        String condition,
        String tags,
        boolean deprecated,
        List<String> sources,
        List<String> keywords,
        List<Maintainer> maintainers,
        Map<String, String> annotations,
        List<ChartDependency> dependencies,
        Map<String, @Nullable Object> document) {
    /** Someone who looks after the chart; what is not known is empty. */
    public record Maintainer(String name, String email, String url) {}

    /** Whether the chart only defines templates for others and renders nothing itself. */
    public boolean isLibrary() {
        return type.equals("library");
    }
}
