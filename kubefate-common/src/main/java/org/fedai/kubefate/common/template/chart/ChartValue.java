package org.fedai.kubefate.common.template.chart;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.chart.ChartDependency;
import org.fedai.kubefate.common.chart.ChartMetadata;
import org.fedai.kubefate.common.template.value.TypedList;
import org.fedai.kubefate.common.template.value.TypedMap;
import org.jspecify.annotations.Nullable;

/** What templates see as {@code .Chart}. */
final class ChartValue {
    private ChartValue() {}

    static Struct of(ChartNode node) {
        Struct metadata = metadata(node);
        return Struct.embedding("struct { chart.Metadata; IsRoot bool }", "Metadata", metadata)
                .with("IsRoot", node.isRoot());
    }

    private static Struct metadata(ChartNode node) {
        ChartMetadata metadata = node.chart().metadata();
        return Struct.of("chart.Metadata")
                .with("Name", node.name())
                .with("Home", metadata.home())
                .with("Sources", TypedList.ofStrings(metadata.sources()))
                .with("Version", metadata.version())
                .with("Description", metadata.description())
                .with("Keywords", TypedList.ofStrings(metadata.keywords()))
                .with("Maintainers", maintainers(metadata.maintainers()))
                .with("Icon", metadata.icon())
                .with("APIVersion", metadata.apiVersion())
                .with("Condition", metadata.condition())
                .with("Tags", metadata.tags())
                .with("AppVersion", metadata.appVersion())
                .with("Deprecated", metadata.deprecated())
                .with("Annotations", TypedMap.ofStrings(metadata.annotations()))
                .with("KubeVersion", metadata.kubeVersion())
                .with("Dependencies", dependencies(node.requirements()))
                .with("Type", metadata.type());
    }

    private static List<@Nullable Object> maintainers(List<ChartMetadata.Maintainer> maintainers) {
        return TypedList.of(
                "*chart.Maintainer",
                maintainers.stream()
                        .map(maintainer -> Struct.of("*chart.Maintainer")
                                .with("Name", maintainer.name())
                                .with("Email", maintainer.email())
                                .with("URL", maintainer.url()))
                        .toList());
    }

    private static List<@Nullable Object> dependencies(List<Requirement> requirements) {
        return TypedList.of(
                "*chart.Dependency",
                requirements.stream().map(ChartValue::dependency).toList());
    }

    private static Struct dependency(Requirement requirement) {
        ChartDependency dependency = requirement.dependency();
        return Struct.of("*chart.Dependency")
                .with("Name", requirement.name())
                .with("Version", dependency.version())
                .with("Repository", dependency.repository())
                .with("Condition", dependency.condition())
                .with("Tags", TypedList.ofStrings(dependency.tags()))
                .with("Enabled", requirement.enabled())
                .with("ImportValues", imports(dependency.importValues()))
                .with("Alias", dependency.alias());
    }

    /** Helm brings both forms into one. */
    private static List<@Nullable Object> imports(List<@Nullable Object> items) {
        return items.stream()
                .map(item -> item instanceof Map<?, ?> map
                        ? Map.of("child", String.valueOf(map.get("child")), "parent", String.valueOf(map.get("parent")))
                        : Map.of("child", "exports." + item, "parent", "."))
                .<@Nullable Object>map(TypedMap::ofStrings)
                .toList();
    }
}
