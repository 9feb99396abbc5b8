package org.fedai.kubefate.chart.internal.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.jspecify.annotations.Nullable;

/**
 * A chart in one rendering. Unlike the chart itself it has a name given by its parent, only those subcharts that are switched on, and
 * defaults that were imported from them.
 */
public final class ChartNode {
    private final Chart chart;
    private final String name;
    private final List<Requirement> requirements = new ArrayList<>();
    private @Nullable ChartNode parent;
    private List<ChartNode> dependencies = new ArrayList<>();
    private Map<String, @Nullable Object> values;

    private ChartNode(Chart chart, String name) {
        this.chart = chart;
        this.name = name;
        this.values = Documents.fromYamlMap(chart.values());
        chart.metadata().dependencies().forEach(dependency -> requirements.add(new Requirement(dependency)));
    }

    /** The chart with all charts inside of it, whether they are wanted or not. */
    static ChartNode whole(Chart chart) {
        return named(chart, chart.name());
    }

    static ChartNode named(Chart chart, String name) {
        ChartNode node = new ChartNode(chart, name);
        node.setDependencies(chart.dependencies().stream().map(ChartNode::whole).toList());
        return node;
    }

    public Chart chart() {
        return chart;
    }

    /** That of the chart, or the alias its parent gave it. */
    public String name() {
        return name;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** Where its files lie: {@code fate/charts/mysql}. */
    public String path() {
        return parent == null ? name : parent.path() + "/charts/" + name;
    }

    public List<ChartNode> dependencies() {
        return dependencies;
    }

    void setDependencies(List<ChartNode> nodes) {
        dependencies = new ArrayList<>(nodes);
        dependencies.forEach(node -> node.parent = this);
    }

    List<Requirement> requirements() {
        return requirements;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    void setValues(Map<String, @Nullable Object> newValues) {
        values = newValues;
    }
}
