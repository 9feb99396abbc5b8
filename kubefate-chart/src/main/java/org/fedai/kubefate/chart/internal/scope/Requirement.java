package org.fedai.kubefate.chart.internal.scope;

import java.util.List;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.version.SemConstraint;

/** A dependency that Chart.yaml names, and whether the values switch it on. */
final class Requirement {
    private final ChartDependency dependency;
    private boolean enabled = true;

    Requirement(ChartDependency dependency) {
        this.dependency = dependency;
    }

    ChartDependency dependency() {
        return dependency;
    }

    /** What the parent calls it. */
    String name() {
        return dependency.alias().isEmpty() ? dependency.name() : dependency.alias();
    }

    boolean isMetBy(Chart chart) {
        return chart.name().equals(dependency.name())
                && (dependency.version().isEmpty() || SemConstraint.allows(dependency.version(), chart.version()));
    }

    List<String> conditions() {
        return List.of(dependency.condition().strip().split(","));
    }

    boolean enabled() {
        return enabled;
    }

    void enable(boolean on) {
        enabled = on;
    }
}
