package org.fedai.kubefate.chart.parity;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.testing.ClusterDocument;

/** Finds charts and the cluster.yaml files that go with them below some folders. */
final class ParityCases {
    private record Located(Path path, Chart chart) {}

    private record Cluster(String file, ClusterDocument spec) {}

    private final Map<String, Located> charts = new LinkedHashMap<>();
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();

    private ParityCases() {}

    /** Every chart with every file that names it and its version, and with its own example, once as it is and once with all on. */
    static List<ParityCase> below(Path... folders) {
        ParityCases cases = new ParityCases();
        for (Path folder : folders) {
            cases.collect(folder.toAbsolutePath().normalize());
        }
        return cases.pair();
    }

    private void collect(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                if (Files.isRegularFile(child.resolve("Chart.yaml"))) {
                    add(child, () -> ChartFolder.read(child, ArchiveLimits.DEFAULT));
                } else if (Files.isDirectory(child)) {
                    collect(child);
                } else if (child.toString().endsWith(".tgz")) {
                    byte[] archive = Files.readAllBytes(child);
                    add(child, () -> ChartArchive.read(archive, ArchiveLimits.DEFAULT));
                } else if (child.toString().matches(".*\\.ya?ml")) {
                    addCluster(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path path, Supplier<Chart> read) {
        try {
            Chart chart = read.get();
            charts.putIfAbsent(chart.digest(), new Located(path, chart));
        } catch (ChartException e) {
            refuse(path, e);
        }
    }

    private void addCluster(Path file) throws IOException {
        String text = Files.readString(file);
        if (text.contains("chartName") && text.contains("chartVersion")) {
            try {
                ClusterDocument spec = ClusterDocument.parse(text, file.toString());
                clusters.putIfAbsent(text, new Cluster(shortName(file), spec));
            } catch (IllegalArgumentException | YamlException e) {
                // Some other file that happens to have the words.
            }
        }
    }

    private static String shortName(Path file) {
        int names = file.getNameCount();
        return file.subpath(Math.max(0, names - 4), names).toString();
    }

    /** Old examples leave out names that were options of the command line then. */
    private static String withNames(String example, Chart chart) {
        StringBuilder whole = new StringBuilder(example.stripTrailing()).append('\n');
        Map<String, String> names = new LinkedHashMap<>();
        names.put("name", "fate-9999");
        names.put("namespace", "fate-9999");
        names.put("chartName", chart.name());
        names.put("chartVersion", '"' + chart.version() + '"');
        names.forEach((key, name) -> {
            if (!Pattern.compile("^" + key + ":", Pattern.MULTILINE)
                    .matcher(example)
                    .find()) {
                whole.append(key).append(": ").append(name).append('\n');
            }
        });
        return whole.toString();
    }

    private List<ParityCase> pair() {
        List<ParityCase> cases = new ArrayList<>();
        for (Located located : charts.values()) {
            Path path = located.path();
            Chart chart = located.chart();
            Optional<String> example = chart.text("values-template-example.yaml");
            if (example.isPresent()) {
                String whole = withNames(example.get(), chart);
                cases.add(ParityCase.ofCluster(path, chart, "example", ClusterDocument.parse(whole, "example")));
                cases.add(ParityCase.ofCluster(
                        path, chart, "example, all on", ClusterDocument.parse(SwitchedOn.of(whole), "example")));
            } else {
                cases.add(ParityCase.ofValues(path, chart, "defaults", ""));
                valuesOf(path).forEach((file, values) -> cases.add(ParityCase.ofValues(path, chart, file, values)));
            }
            clusters.values().stream()
                    .filter(cluster -> cluster.spec().chartName().equals(chart.name())
                            && cluster.spec().chartVersion().equals(chart.version()))
                    .forEach(cluster -> cases.add(ParityCase.ofCluster(path, chart, cluster.file(), cluster.spec())));
        }
        return cases;
    }

    /** Values to try an ordinary Helm chart with, which lie in its folder {@code ci} by custom. */
    private static Map<String, String> valuesOf(Path chart) {
        Map<String, String> values = new LinkedHashMap<>();
        if (Files.isDirectory(chart.resolve("ci"))) {
            try (Stream<Path> files = Files.list(chart.resolve("ci"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .toList()) {
                    values.put("ci/" + file.getFileName(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return values;
    }

    /** A chart that this project cannot read is none for Helm either. */
    private static void refuse(Path chart, ChartException ours) {
        try {
            new Helm(chart).template().withName("probe").call();
        } catch (IllegalStateException e) {
            return;
        }
        throw new IllegalStateException("Helm takes " + chart + ", but: " + ours.getMessage(), ours);
    }
}
