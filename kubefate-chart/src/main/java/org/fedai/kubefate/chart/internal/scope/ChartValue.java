package org.fedai.kubefate.chart.internal.scope;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.ChartMetadata;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.TypedMap;
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
                .withOptional("Name", "name", node.name())
                .withOptional("Home", "home", metadata.home())
                .withOptional("Sources", "sources", TypedList.ofStrings(metadata.sources()))
                .withOptional("Version", "version", metadata.version())
                .withOptional("Description", "description", metadata.description())
                .withOptional("Keywords", "keywords", TypedList.ofStrings(metadata.keywords()))
                .withOptional("Maintainers", "maintainers", maintainers(metadata.maintainers()))
                .withOptional("Icon", "icon", metadata.icon())
                .withOptional("APIVersion", "apiVersion", metadata.apiVersion())
                .withOptional("Condition", "condition", metadata.condition())
                .withOptional("Tags", "tags", metadata.tags())
                .withOptional("AppVersion", "appVersion", metadata.appVersion())
                .withOptional("Deprecated", "deprecated", metadata.deprecated())
                .withOptional("Annotations", "annotations", TypedMap.ofStrings(metadata.annotations()))
                .withOptional("KubeVersion", "kubeVersion", metadata.kubeVersion())
                .withOptional("Dependencies", "dependencies", dependencies(node.requirements()))
                .withOptional("Type", "type", metadata.type());
    }

    private static List<@Nullable Object> maintainers(List<ChartMetadata.Maintainer> maintainers) {
        return TypedList.of(
                "*chart.Maintainer",
                maintainers.stream()
                        .map(maintainer -> Struct.of("*chart.Maintainer")
                                .withOptional("Name", "name", maintainer.name())
                                .withOptional("Email", "email", maintainer.email())
                                .withOptional("URL", "url", maintainer.url()))
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
                .with("Name", "name", requirement.name())
                .withOptional("Version", "version", dependency.version())
                .with("Repository", "repository", dependency.repository())
                .withOptional("Condition", "condition", dependency.condition())
                .withOptional("Tags", "tags", TypedList.ofStrings(dependency.tags()))
                .withOptional("Enabled", "enabled", requirement.enabled())
                .withOptional("ImportValues", "import-values", imports(dependency.importValues()))
                .withOptional("Alias", "alias", dependency.alias());
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
