package org.fedai.kubefate.cli.lint;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartDependency;
import org.fedai.kubefate.chart.ChartMetadata;
import org.fedai.kubefate.cli.lint.LintFinding.Level;

/** The rules of {@code helm lint} for Chart.yaml and dependencies. */
final class MetadataRules {
    private static final String FILE = "Chart.yaml";
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"(),:;\\[\\]\\\\]+@[\\w-]+(\\.[\\w-]+)+");

    private final Chart chart;
    private final ChartMetadata metadata;
    private final List<LintFinding> findings = new ArrayList<>();

    private MetadataRules(Chart chart) {
        this.chart = chart;
        this.metadata = chart.metadata();
    }

    static List<LintFinding> check(Chart chart) {
        MetadataRules rules = new MetadataRules(chart);
        rules.apiVersion();
        rules.texts();
        rules.people();
        rules.addresses();
        rules.dependencies();
        return rules.findings;
    }

    private void apiVersion() {
        Object given = metadata.document().get("apiVersion");
        if (given == null || given.equals("")) {
            say(Level.ERROR, "has no apiVersion; expected v1 or v2");
        } else if (!Set.of("v1", "v2").contains(metadata.apiVersion())) {
            say(Level.ERROR, "has the apiVersion " + given + "; expected v1 or v2");
        }
        if (metadata.apiVersion().equals("v1") && !metadata.type().isEmpty()) {
            say(Level.ERROR, "has a type, which requires apiVersion v2");
        }
    }

    /** YAML parses unquoted versions as numbers, which changes them: 1.10 becomes 1.1. */
    private void texts() {
        for (String field : List.of("version", "appVersion")) {
            Object value = metadata.document().get(field);
            if (value != null && !(value instanceof String)) {
                say(Level.ERROR, "has the " + field + " " + value + " that is not a string; put it in quotes");
            }
        }
        if (metadata.description().isEmpty()) {
            say(Level.INFO, "has no description");
        }
        if (metadata.appVersion().isEmpty()) {
            say(Level.INFO, "has no appVersion, the version of the application");
        }
        if (metadata.icon().isEmpty()) {
            say(Level.INFO, "has no icon");
        }
    }

    private void people() {
        for (ChartMetadata.Maintainer maintainer : metadata.maintainers()) {
            if (maintainer.name().isEmpty()) {
                say(Level.ERROR, "has a maintainer without a name");
            } else if (!maintainer.email().isEmpty()
                    && !EMAIL.matcher(maintainer.email()).matches()) {
                say(Level.ERROR, "has an invalid email address for " + maintainer.name() + ": " + maintainer.email());
            } else if (!maintainer.url().isEmpty() && !isUrl(maintainer.url())) {
                say(Level.ERROR, "has an invalid URL for " + maintainer.name() + ": " + maintainer.url());
            }
        }
    }

    private void addresses() {
        metadata.sources().stream()
                .filter(source -> !isUrl(source))
                .forEach(source -> say(Level.ERROR, "has a source that is not a URL: " + source));
        if (!metadata.icon().isEmpty() && !isUrl(metadata.icon())) {
            say(Level.ERROR, "has an icon that is not a URL: " + metadata.icon());
        }
    }

    private void dependencies() {
        if (metadata.apiVersion().equals("v1") && metadata.document().get("dependencies") != null) {
            say(Level.ERROR, "has dependencies, which belong in requirements.yaml with apiVersion v1");
        }
        Set<String> declared =
                metadata.dependencies().stream().map(ChartDependency::name).collect(Collectors.toSet());
        Set<String> there = chart.dependencies().stream().map(Chart::name).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(there);
        missing.forEach(name -> say(Level.WARNING, "depends on " + name + ", which is not in charts/"));
        Set<String> unlisted = new TreeSet<>(there);
        unlisted.removeAll(declared);
        unlisted.forEach(name -> say(Level.ERROR, "does not list " + name + ", which is in charts/"));
    }

    private void say(Level level, String message) {
        findings.add(new LintFinding(level, FILE, message));
    }

    private static boolean isUrl(String text) {
        try {
            return URI.create(text).getScheme() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
