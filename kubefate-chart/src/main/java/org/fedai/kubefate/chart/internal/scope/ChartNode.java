package org.fedai.kubefate.chart.internal.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.jspecify.annotations.Nullable;

/**
 * A chart in one rendering. Unlike the chart itself, it has the name given by its parent, only the enabled subcharts, and the
 * default values imported from them.
 */
public final class ChartNode {
    private final Chart chart;
    private final Declaration declaration;
    private @Nullable ChartNode parent;
    private List<ChartNode> dependencies = new ArrayList<>();
    private Map<String, @Nullable Object> values;

    private ChartNode(Chart chart, Declaration declaration, Map<String, @Nullable Object> values) {
        this.chart = chart;
        this.declaration = declaration;
        this.values = values;
    }

    /** The chart with all its subcharts, whether enabled or not. */
    static ChartNode whole(Chart chart, HelmVersion helm) {
        ChartNode node = new ChartNode(chart, Declaration.of(chart), DefaultValues.of(chart, helm));
        node.setDependencies(
                chart.dependencies().stream().map(inner -> whole(inner, helm)).toList());
        return node;
    }

    /**
     * The chart as a dependency of its parent. In Helm 3 all copies share the subcharts, which have only one parent, and the
     * requirements; in Helm 4 each copy has its own.
     */
    ChartNode named(String name, HelmVersion helm) {
        Declaration own = helm == HelmVersion.V3 ? declaration : declaration.copy();
        ChartNode copy = new ChartNode(chart, own.renamed(name), values);
        if (helm == HelmVersion.V3) {
            copy.dependencies = dependencies;
        } else {
            copy.setDependencies(dependencies.stream().map(ChartNode::shallow).toList());
        }
        return copy;
    }

    private ChartNode shallow() {
        ChartNode copy = new ChartNode(chart, declaration, values);
        copy.dependencies = dependencies;
        return copy;
    }

    public Chart chart() {
        return chart;
    }

    /** The name of the chart, or its alias in the parent. */
    public String name() {
        return declaration.name();
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** The path of its files: {@code fate/charts/mysql}. */
    public String path() {
        return parent == null ? name() : parent.path() + "/charts/" + name();
    }

    public List<ChartNode> dependencies() {
        return dependencies;
    }

    void setDependencies(List<ChartNode> nodes) {
        dependencies = new ArrayList<>(nodes);
        dependencies.forEach(node -> node.parent = this);
    }

    Declaration declaration() {
        return declaration;
    }

    List<Requirement> requirements() {
        return declaration.requirements();
    }

    /** Its default values. */
    Map<String, @Nullable Object> values() {
        return values;
    }

    void setValues(Map<String, @Nullable Object> newValues) {
        values = newValues;
    }
}
