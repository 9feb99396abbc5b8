package org.fedai.kubefate.chart.internal.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.exception.ChartException;
import org.jspecify.annotations.Nullable;

/**
 * Enables and disables subcharts by conditions and tags, applies aliases and imports values. The steps and
 * their order are those of Helm, because copies share charts and requirements, and each step sees the changes of the previous ones.
 */
final class Dependencies {
    /** Each alias is a copy of a chart with all its subcharts, so that a few lines could require millions. */
    private static final int MOST_CHARTS = 1000;

    private final HelmVersion helm;
    private final Coalescing coalescing;
    private final Warnings warnings;
    private int charts;

    Dependencies(HelmVersion helm, Coalescing coalescing, Warnings warnings) {
        this.helm = helm;
        this.coalescing = coalescing;
        this.warnings = warnings;
    }

    /**
     * The chart with the subcharts that the values enable.
     *
     * @param values of the user
     * @throws ChartException if values for a chart are not a table, or there are too many charts or values
     */
    ChartNode process(Chart chart, Map<String, @Nullable Object> values) {
        ChartNode root = ChartNode.whole(chart, helm);
        select(root, values, "");
        charts = 0;
        importValues(root);
        return root;
    }

    private void select(ChartNode node, Map<String, @Nullable Object> values, String path) {
        count(node);
        if (!node.declaration().hasRequirements()) {
            return;
        }
        node.setDependencies(present(node));
        node.requirements().forEach(requirement -> requirement.enable(true));
        Map<String, @Nullable Object> coalesced = coalescing.coalesce(node, values);
        node.requirements().forEach(requirement -> byTags(requirement, coalesced));
        node.requirements().forEach(requirement -> byConditions(requirement, coalesced, path));
        Set<String> off = node.requirements().stream()
                .filter(requirement -> !requirement.enabled())
                .map(Requirement::name)
                .collect(Collectors.toSet());
        List<ChartNode> wanted = node.dependencies().stream()
                .filter(inner -> !off.contains(inner.name()))
                .toList();
        List<Requirement> left = node.requirements().stream()
                .filter(requirement -> !off.contains(requirement.name()))
                .toList();
        wanted.forEach(inner -> select(inner, coalesced, path + inner.name() + "."));
        node.declaration().setRequirements(left);
        node.setDependencies(wanted);
    }

    private void count(ChartNode node) {
        if (++charts > MOST_CHARTS) {
            throw new ChartException("chart " + node.name() + " exceeds the limit of " + MOST_CHARTS
                    + " nested charts, including aliases");
        }
    }

    /** Subcharts that Chart.yaml does not list, then those it lists, with their aliases. */
    private List<ChartNode> present(ChartNode node) {
        List<ChartNode> present = new ArrayList<>();
        for (ChartNode inner : node.dependencies()) {
            if (node.requirements().stream().noneMatch(requirement -> requirement.isMetBy(inner))) {
                present.add(inner);
            }
        }
        for (Requirement requirement : node.requirements()) {
            node.dependencies().stream()
                    .filter(requirement::isMetBy)
                    .findFirst()
                    .ifPresent(inner -> present.add(inner.named(requirement.alias(inner.name()), helm)));
            requirement.rename();
        }
        return present;
    }

    private void byTags(Requirement requirement, Map<String, @Nullable Object> values) {
        Optional<Map<String, @Nullable Object>> tags = Tables.table(values, "tags");
        if (tags.isEmpty()) {
            return;
        }
        boolean on = false;
        boolean off = false;
        for (String tag : requirement.dependency().tags()) {
            Object value = tags.get().get(tag);
            if (value instanceof Boolean wanted) {
                on |= wanted;
                off |= !wanted;
            } else if (tags.get().containsKey(tag)) {
                warnings.add("the tag " + tag + " of the chart " + requirement.name() + " is not true or false");
            }
        }
        requirement.enable(on || !off);
    }

    private void byConditions(Requirement requirement, Map<String, @Nullable Object> values, String path) {
        for (String condition : requirement.conditions()) {
            Optional<Object> value = condition.isEmpty() ? Optional.empty() : Tables.value(values, path + condition);
            if (value.orElse(null) instanceof Boolean wanted) {
                requirement.enable(wanted);
                return;
            }
            if (value.isPresent()) {
                warnings.add(
                        "the condition " + condition + " of the chart " + requirement.name() + " is not true or false");
            }
        }
    }

    private void importValues(ChartNode node) {
        count(node);
        node.dependencies().forEach(this::importValues);
        if (!node.declaration().hasRequirements()) {
            return;
        }
        Map<String, @Nullable Object> own = coalescing.merge(node, Map.of());
        Map<String, @Nullable Object> imported = new LinkedHashMap<>();
        for (Requirement requirement : node.requirements()) {
            for (Import table : requirement.takeImports()) {
                importTable(imported, own, requirement.name(), table);
            }
        }
        Map<String, @Nullable Object> values = coalescing.copy(node, own);
        coalescing.mergeTables(values, imported);
        node.setValues(values);
    }

    private void importTable(
            Map<String, @Nullable Object> imported, Map<String, @Nullable Object> own, String name, Import table) {
        Optional<Map<String, @Nullable Object>> values = Tables.table(own, name + "." + table.child());
        if (values.isEmpty()) {
            warnings.add("the chart " + name + " has no table " + table.child() + " to import");
            return;
        }
        Map<String, @Nullable Object> child = values.get().isEmpty() ? new LinkedHashMap<>() : values.get();
        coalescing.mergeTables(imported, Tables.nested(table.parent(), child));
    }
}
