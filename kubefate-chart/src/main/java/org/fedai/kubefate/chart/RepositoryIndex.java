package org.fedai.kubefate.chart;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.VersionException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.chart.yaml.Yaml;

/** The index.yaml of a Helm repository: its charts and their URLs. Invalid entries are skipped, as in Helm. */
public final class RepositoryIndex {
    private final Map<String, List<RepositoryChart>> charts;

    private RepositoryIndex(Map<String, List<RepositoryChart>> charts) {
        this.charts = charts;
    }

    /**
     * Reads an index.
     *
     * @param text the content of index.yaml
     * @param repository the URL of the repository, against which relative URLs are resolved
     * @return the charts in the index
     * @throws ChartException if it is not an index
     */
    public static RepositoryIndex parse(String text, URI repository) {
        String source = "index.yaml of " + repository;
        Object document;
        try {
            document = Yaml.read(text, source);
        } catch (YamlException e) {
            throw new ChartException(String.valueOf(e.getMessage()), e);
        }
        if (!(document instanceof Map<?, ?> index) || !(index.get("entries") instanceof Map<?, ?> entries)) {
            throw new ChartException(source + ": not the index of a chart repository: entries is missing");
        }
        URI folder = repository.toString().endsWith("/") ? repository : URI.create(repository + "/");
        Map<String, List<RepositoryChart>> charts = new TreeMap<>();
        entries.forEach(
                (name, versions) -> charts.put(String.valueOf(name), read(String.valueOf(name), versions, folder)));
        return new RepositoryIndex(charts);
    }

    private static List<RepositoryChart> read(String name, Object versions, URI folder) {
        List<RepositoryChart> charts = new ArrayList<>();
        if (versions instanceof List<?> list) {
            for (Object version : list) {
                if (version instanceof Map<?, ?> map) {
                    RepositoryChart.read(name, MetadataFields.of(map, name), folder)
                            .ifPresent(charts::add);
                }
            }
        }
        charts.sort(Comparator.comparing(RepositoryIndex::order).reversed());
        return List.copyOf(charts);
    }

    /** {@return the names of all charts, sorted} */
    public List<String> names() {
        return List.copyOf(charts.keySet());
    }

    /**
     * {@return all versions of a chart, the newest first; empty if there is no such chart}
     *
     * @param name the name of the chart
     */
    public List<RepositoryChart> versions(String name) {
        return charts.getOrDefault(name, List.of());
    }

    /**
     * Finds the chart with exactly that version, ignoring a leading v.
     *
     * @param name the name of the chart
     * @param version a version, not a range of versions
     * @return the chart; empty if the index does not contain that version
     */
    public Optional<RepositoryChart> find(String name, String version) {
        List<RepositoryChart> versions = versions(name);
        Optional<RepositoryChart> exact = versions.stream()
                .filter(chart -> chart.version().equals(version))
                .findFirst();
        return exact.or(() -> versions.stream()
                .filter(chart -> withoutV(chart.version()).equals(withoutV(version)))
                .findFirst());
    }

    private static String withoutV(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    private static SemVersion order(RepositoryChart chart) {
        return SemVersion.parse(chart.version());
    }

    static boolean isVersion(String version) {
        try {
            SemVersion.parse(version);
            return true;
        } catch (VersionException e) {
            return false;
        }
    }
}
