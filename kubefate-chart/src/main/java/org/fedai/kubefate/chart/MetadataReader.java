package org.fedai.kubefate.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.VersionException;
import org.fedai.kubefate.chart.version.SemVersion;
import org.jspecify.annotations.Nullable;

/** Interprets Chart.yaml and requirements.yaml, and refuses what Helm refuses. */
final class MetadataReader {
    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Set<String> TYPES = Set.of("", "application", "library");

    private MetadataReader() {}

    /**
     * @param requirements the content of requirements.yaml; null if there is none
     */
    static ChartMetadata read(
            Map<String, @Nullable Object> document, @Nullable Map<String, @Nullable Object> requirements) {
        MetadataFields fields = new MetadataFields(document, "Chart.yaml");
        MetadataFields dependent = requirements != null && requirements.containsKey("dependencies")
                ? new MetadataFields(requirements, "requirements.yaml")
                : fields;
        String apiVersion = fields.text("apiVersion");
        ChartMetadata metadata = new ChartMetadata(
                fields.text("name"),
                fields.text("version"),
                fields.text("appVersion"),
                apiVersion.isEmpty() ? "v1" : apiVersion,
                fields.text("kubeVersion"),
                fields.text("type"),
                fields.text("description"),
                fields.text("home"),
                fields.text("icon"),
                fields.text("condition"),
                fields.text("tags"),
                fields.flag("deprecated"),
                fields.texts("sources"),
                fields.texts("keywords"),
                fields.maps("maintainers").stream()
                        .map(MetadataReader::maintainer)
                        .toList(),
                fields.textMap("annotations"),
                dependent.maps("dependencies").stream()
                        .map(MetadataReader::dependency)
                        .toList(),
                document);
        check(metadata);
        return metadata;
    }

    private static ChartMetadata.Maintainer maintainer(MetadataFields fields) {
        return new ChartMetadata.Maintainer(fields.text("name"), fields.text("email"), fields.text("url"));
    }

    private static ChartDependency dependency(MetadataFields fields) {
        return new ChartDependency(
                fields.text("name"),
                fields.text("version"),
                fields.text("repository"),
                fields.text("condition"),
                fields.texts("tags"),
                fields.list("import-values"),
                fields.text("alias"));
    }

    private static void check(ChartMetadata metadata) {
        String name = metadata.name();
        if (name.isEmpty()) {
            throw new ChartException("Chart.yaml: name is missing");
        }
        if (name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new ChartException("Chart.yaml: \"" + name + "\" is not a valid chart name");
        }
        if (metadata.version().isEmpty()) {
            throw new ChartException("Chart.yaml: version is missing");
        }
        checkVersion(metadata.version());
        if (!TYPES.contains(metadata.type())) {
            throw new ChartException("Chart.yaml: type must be application or library, not " + metadata.type());
        }
        check(metadata.dependencies());
    }

    private static void checkVersion(String version) {
        try {
            SemVersion.parse(version);
        } catch (VersionException e) {
            throw new ChartException("Chart.yaml: version \"" + version + "\" is not a semantic version", e);
        }
    }

    private static void check(List<ChartDependency> dependencies) {
        Set<String> names = new HashSet<>();
        for (ChartDependency dependency : dependencies) {
            String alias = dependency.alias();
            if (!alias.isEmpty() && !ALIAS.matcher(alias).matches()) {
                throw new ChartException("Chart.yaml: dependency \"" + dependency.name()
                        + "\" has an alias with characters other than letters, digits, - and _");
            }
            if (!names.add(alias.isEmpty() ? dependency.name() : alias)) {
                throw new ChartException("Chart.yaml: more than one dependency with the name or alias \""
                        + (alias.isEmpty() ? dependency.name() : alias) + "\"");
            }
        }
    }
}
