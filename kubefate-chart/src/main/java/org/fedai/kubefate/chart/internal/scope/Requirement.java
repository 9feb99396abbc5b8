package org.fedai.kubefate.chart.internal.scope;

import java.util.List;
import java.util.Objects;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.version.SemConstraint;

/** A dependency that Chart.yaml names, and what became of it. */
final class Requirement {
    private final ChartDependency dependency;
    private String name;
    private boolean enabled;
    private boolean imported;
    private List<Import> imports;

    Requirement(ChartDependency dependency) {
        this.dependency = dependency;
        this.name = dependency.name();
        this.imports = dependency.importValues().stream()
                .map(Import::of)
                .filter(Objects::nonNull)
                .toList();
    }

    private Requirement(Requirement other) {
        this.dependency = other.dependency;
        this.name = other.name;
        this.enabled = other.enabled;
        this.imported = other.imported;
        this.imports = other.imports;
    }

    Requirement copy() {
        return new Requirement(this);
    }

    ChartDependency dependency() {
        return dependency;
    }

    /** What the parent calls it: its own name until {@link #rename} gives it the alias. */
    String name() {
        return name;
    }

    void rename() {
        name = alias(name);
    }

    /** The alias; the given name when there is none. */
    String alias(String without) {
        return dependency.alias().isEmpty() ? without : dependency.alias();
    }

    /** Whether that is the chart it means. A dependency without a version, or with one that is not a range, means none. */
    boolean isMetBy(ChartNode node) {
        return node.name().equals(name)
                && SemConstraint.allows(dependency.version(), node.chart().version());
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

    List<Import> imports() {
        return imports;
    }

    /** The imports, which Helm does once: a second copy of the chart that shares this requirement has none. */
    List<Import> takeImports() {
        if (imported) {
            imports = List.of();
        }
        imported = true;
        return imports;
    }
}
