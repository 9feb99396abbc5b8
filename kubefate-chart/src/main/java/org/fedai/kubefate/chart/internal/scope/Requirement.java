package org.fedai.kubefate.chart.internal.scope;

import java.util.List;
import java.util.Objects;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.version.SemConstraint;

/** A dependency listed in Chart.yaml, and its state. */
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

    /** Its name in the parent: its own name until {@link #rename} applies the alias. */
    String name() {
        return name;
    }

    void rename() {
        name = alias(name);
    }

    /** The alias; the given name if there is none. */
    String alias(String without) {
        return dependency.alias().isEmpty() ? without : dependency.alias();
    }

    /** Whether the chart satisfies it. A dependency without a version, or with an invalid range, is never satisfied. */
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

    /** The imports, which Helm applies once: another copy of the chart that shares this requirement has none. */
    List<Import> takeImports() {
        if (imported) {
            imports = List.of();
        }
        imported = true;
        return imports;
    }
}
