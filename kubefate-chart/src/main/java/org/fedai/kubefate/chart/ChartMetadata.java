package org.fedai.kubefate.chart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Chart.yaml says. Texts, lists and maps that it does not have are empty.
 *
 * @param name the name of the chart; never empty
 * @param version a semantic version, perhaps with a leading v; never empty
 * @param appVersion version of the application inside, in any form
 * @param apiVersion v1 or v2
 * @param kubeVersion the range of Kubernetes versions it can be used with; empty for any
 * @param type empty, application or library
 * @param description one sentence for people
 * @param home address of the project's home page
 * @param icon address of an image
 * @param condition accepted by Helm, but without effect; see {@link ChartDependency#condition}
 * @param tags accepted by Helm, but without effect; see {@link ChartDependency#tags}
 * @param deprecated whether the chart should not be used any longer
 * @param sources addresses of source code
 * @param keywords words to search for
 * @param maintainers who looks after the chart
 * @param annotations texts by key, for other programs
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
    /**
     * Someone who looks after the chart; what is not known is empty.
     *
     * @param name of a person or an organisation
     * @param email where to write to
     * @param url address of a page about them
     */
    public record Maintainer(String name, String email, String url) {}

    /** {@return whether the chart only defines templates for others and renders nothing itself} */
    public boolean isLibrary() {
        return type.equals("library");
    }
}
