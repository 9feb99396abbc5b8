package org.fedai.kubefate.chart.internal.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.ChartMetadata;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.jspecify.annotations.Nullable;

/** What templates see as {@code .Chart}. */
final class ChartValue {
    private final ChartNode node;
    private final ChartMetadata metadata;

    private ChartValue(ChartNode node) {
        this.node = node;
        this.metadata = node.chart().metadata();
    }

    /** A struct in Helm 3; in Helm 4 a map of its fields, which templates may change. */
    static Object of(ChartNode node, HelmVersion helm) {
        Struct metadata = new ChartValue(node).metadata();
        if (helm == HelmVersion.V3) {
            return Struct.embedding("struct { chart.Metadata; IsRoot bool }", "Metadata", metadata)
                    .with("IsRoot", node.isRoot());
        }
        Map<String, @Nullable Object> fields = map(metadata);
        fields.put("IsRoot", node.isRoot());
        return fields;
    }

    private static Map<String, @Nullable Object> map(GoStruct struct) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        struct.fields().forEach((name, value) -> map.put(name, value instanceof List<?> list ? list(list) : value));
        return map;
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(element instanceof GoStruct struct ? map(struct) : element));
        return elements;
    }

    private Struct metadata() {
        return Struct.of("chart.Metadata")
                .withOptional("Name", "name", node.name())
                .withOptional("Home", "home", metadata.home())
                .withOptional("Sources", "sources", texts("sources", metadata.sources()))
                .withOptional("Version", "version", metadata.version())
                .withOptional("Description", "description", metadata.description())
                .withOptional("Keywords", "keywords", texts("keywords", metadata.keywords()))
                .withOptional("Maintainers", "maintainers", maintainers())
                .withOptional("Icon", "icon", metadata.icon())
                .withOptional("APIVersion", "apiVersion", metadata.apiVersion())
                .withOptional("Condition", "condition", metadata.condition())
                .withOptional("Tags", "tags", metadata.tags())
                .withOptional("AppVersion", "appVersion", metadata.appVersion())
                .withOptional("Deprecated", "deprecated", metadata.deprecated())
                .withOptional(
                        "Annotations",
                        "annotations",
                        isGiven("annotations") ? TypedMap.ofStrings(metadata.annotations()) : TypedMap.nilOfStrings())
                .withOptional("KubeVersion", "kubeVersion", metadata.kubeVersion())
                .withOptional("Dependencies", "dependencies", dependencies())
                .withOptional("Type", "type", metadata.type());
    }

    private boolean isGiven(String field) {
        return metadata.document().get(field) != null;
    }

    private List<@Nullable Object> texts(String field, List<String> texts) {
        return isGiven(field) ? TypedList.ofStrings(texts) : NilList.OF_STRINGS;
    }

    private List<@Nullable Object> maintainers() {
        return isGiven("maintainers")
                ? TypedList.of(
                        "*chart.Maintainer",
                        metadata.maintainers().stream()
                                .map(maintainer -> Struct.of("*chart.Maintainer")
                                        .withOptional("Name", "name", maintainer.name())
                                        .withOptional("Email", "email", maintainer.email())
                                        .withOptional("URL", "url", maintainer.url()))
                                .toList())
                : NilList.of("*chart.Maintainer");
    }

    private List<@Nullable Object> dependencies() {
        return node.declaration().hasRequirements()
                ? TypedList.of(
                        "*chart.Dependency",
                        node.requirements().stream().map(ChartValue::dependency).toList())
                : NilList.of("*chart.Dependency");
    }

    private static Struct dependency(Requirement requirement) {
        ChartDependency dependency = requirement.dependency();
        List<String> tags = dependency.tags();
        List<Import> imports = requirement.imports();
        return Struct.of("*chart.Dependency")
                .with("Name", "name", requirement.name())
                .withOptional("Version", "version", dependency.version())
                .with("Repository", "repository", dependency.repository())
                .withOptional("Condition", "condition", dependency.condition())
                .withOptional("Tags", "tags", tags.isEmpty() ? NilList.OF_STRINGS : TypedList.ofStrings(tags))
                .withOptional("Enabled", "enabled", requirement.enabled())
                .withOptional(
                        "ImportValues",
                        "import-values",
                        imports.isEmpty() ? NilList.OF_ANYTHING : new ArrayList<>(values(imports)))
                .withOptional("Alias", "alias", dependency.alias());
    }

    /** Helm unifies both forms. */
    private static List<@Nullable Object> values(List<Import> imports) {
        return imports.stream()
                .<@Nullable Object>map(
                        table -> TypedMap.ofStrings(Map.of("child", table.child(), "parent", table.parent())))
                .toList();
    }
}
