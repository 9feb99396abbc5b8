package org.fedai.kubefate.chart.internal.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.jspecify.annotations.Nullable;

/** Decides by conditions and tags which charts inside a chart take part, gives them their aliases and imports values from them. */
final class Dependencies {
    private final Coalescing coalescing;
    private final List<String> warnings;

    Dependencies(Coalescing coalescing, List<String> warnings) {
        this.coalescing = coalescing;
        this.warnings = warnings;
    }

    /**
     * The chart with the charts that the values want.
     *
     * @param values of the user
     */
    ChartNode process(Chart chart, Map<String, @Nullable Object> values) {
        ChartNode root = ChartNode.whole(chart);
        select(root, values, "");
        importValues(root);
        return root;
    }

    private void select(ChartNode node, Map<String, @Nullable Object> values, String path) {
        if (node.requirements().isEmpty()) {
            return;
        }
        node.setDependencies(present(node));
        Map<String, @Nullable Object> coalesced = coalescing.coalesce(node, values);
        node.requirements().forEach(requirement -> {
            byTags(requirement, coalesced);
            byConditions(requirement, coalesced, path);
        });
        Set<String> off = node.requirements().stream()
                .filter(requirement -> !requirement.enabled())
                .map(Requirement::name)
                .collect(Collectors.toSet());
        node.setDependencies(node.dependencies().stream()
                .filter(inner -> !off.contains(inner.name()))
                .toList());
        node.requirements().removeIf(requirement -> off.contains(requirement.name()));
        node.dependencies().forEach(inner -> select(inner, coalesced, path + inner.name() + "."));
    }

    /** Charts that Chart.yaml does not name, then those it does, by the names it gives them. */
    private static List<ChartNode> present(ChartNode node) {
        List<ChartNode> present = new ArrayList<>();
        for (ChartNode inner : node.dependencies()) {
            if (node.requirements().stream().noneMatch(requirement -> requirement.isMetBy(inner.chart()))) {
                present.add(inner);
            }
        }
        for (Requirement requirement : node.requirements()) {
            node.dependencies().stream()
                    .map(ChartNode::chart)
                    .filter(requirement::isMetBy)
                    .findFirst()
                    .ifPresent(chart -> present.add(ChartNode.named(chart, requirement.name())));
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
                warnings.add("the tag " + tag + " of the chart " + requirement.name() + " is neither true nor false");
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
                warnings.add("the condition " + condition + " of the chart " + requirement.name()
                        + " is neither true nor false");
            }
        }
    }

    private void importValues(ChartNode node) {
        node.dependencies().forEach(this::importValues);
        if (node.requirements().isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> own = coalescing.merge(node, Map.of());
        Map<String, @Nullable Object> imported = new LinkedHashMap<>();
        for (Requirement requirement : node.requirements()) {
            for (Object item : requirement.dependency().importValues()) {
                importItem(imported, own, requirement.name(), item);
            }
        }
        Map<String, @Nullable Object> values = Documents.fromYamlMap(own);
        coalescing.mergeTables(values, imported);
        node.setValues(values);
    }

    private void importItem(
            Map<String, @Nullable Object> imported,
            Map<String, @Nullable Object> own,
            String name,
            @Nullable Object item) {
        String child;
        String parent;
        if (item instanceof Map<?, ?> map) {
            child = GoFormat.sprint(map.get("child"));
            parent = GoFormat.sprint(map.get("parent"));
        } else if (item instanceof String export) {
            child = "exports." + export;
            parent = ".";
        } else {
            return;
        }
        Optional<Map<String, @Nullable Object>> table = Tables.table(own, name + "." + child);
        if (table.isEmpty()) {
            warnings.add("the chart " + name + " has no table " + child + " to import");
            return;
        }
        coalescing.mergeTables(imported, Tables.nested(parent, table.get()));
    }
}
