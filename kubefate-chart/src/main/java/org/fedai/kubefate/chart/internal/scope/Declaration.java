package org.fedai.kubefate.chart.internal.scope;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * The name and the requirements of a chart, which change while its parent's dependencies are processed. Copies of a chart that share
 * them in Helm share changes as well.
 */
final class Declaration {
    private final String name;
    private @Nullable List<Requirement> requirements;

    private Declaration(String name, @Nullable List<Requirement> requirements) {
        this.name = name;
        this.requirements = requirements;
    }

    static Declaration of(Chart chart) {
        List<Requirement> requirements =
                chart.metadata().dependencies().stream().map(Requirement::new).toList();
        return new Declaration(chart.name(), requirements.isEmpty() && !listsNone(chart) ? null : requirements);
    }

    /** Whether there is an empty list of dependencies. */
    private static boolean listsNone(Chart chart) {
        Object old = chart.text("requirements.yaml")
                .map(text -> Yaml.read(text, "requirements.yaml"))
                .orElse(null);
        return chart.metadata().document().get("dependencies") instanceof List
                || (old instanceof Map<?, ?> map && map.get("dependencies") instanceof List);
    }

    /** Another name with the same requirements. */
    Declaration renamed(String newName) {
        return new Declaration(newName, requirements);
    }

    /** An independent copy. */
    Declaration copy() {
        return new Declaration(
                name,
                requirements == null
                        ? null
                        : requirements.stream().map(Requirement::copy).toList());
    }

    String name() {
        return name;
    }

    /** Whether Chart.yaml has a list of dependencies, even an empty one. Otherwise subcharts are not processed. */
    boolean hasRequirements() {
        return requirements != null;
    }

    List<Requirement> requirements() {
        return requirements == null ? List.of() : requirements;
    }

    void setRequirements(List<Requirement> left) {
        requirements = left.isEmpty() ? null : left;
    }
}
