package org.fedai.kubefate.chart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of Chart.yaml. Missing texts, lists and maps are empty.
 *
 * @param name the name of the chart; never empty
 * @param version a semantic version, optionally with a leading v; never empty
 * @param appVersion the version of the packaged application, in any format
 * @param apiVersion v1 or v2
 * @param kubeVersion the range of supported Kubernetes versions; empty for any
 * @param type empty, application or library
 * @param description a one-sentence description
 * @param home the URL of the project's home page
 * @param icon the URL of an icon
 * @param condition accepted by Helm, but without effect; see {@link ChartDependency#condition}
 * @param tags accepted by Helm, but without effect; see {@link ChartDependency#tags}
 * @param deprecated whether the chart should not be used any longer
 * @param sources the URLs of the source code
 * @param keywords keywords for searches
 * @param maintainers the maintainers of the chart
 * @param annotations annotations by key
 * @param dependencies of Chart.yaml, or of requirements.yaml for API version v1
 * @param document the complete Chart.yaml, including fields that the other components omit
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
    /**
     * A maintainer of the chart; unknown fields are empty.
     *
     * @param name the name of a person or an organisation
     * @param email the email address
     * @param url the URL of their page
     */
    public record Maintainer(String name, String email, String url) {}

    /** {@return whether it is a library chart, which only defines templates for other charts} */
    public boolean isLibrary() {
        return type.equals("library");
    }
}
