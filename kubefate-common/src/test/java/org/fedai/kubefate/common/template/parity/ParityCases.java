package org.fedai.kubefate.common.template.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.common.chart.ArchiveLimits;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.chart.ChartArchive;
import org.fedai.kubefate.common.chart.ChartException;
import org.fedai.kubefate.common.chart.ChartFolder;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.SpecException;

/** Finds charts and the cluster.yaml files that go with them below some folders. */
final class ParityCases {
    private record Located(Path path, Chart chart) {}

    private record Cluster(String file, ClusterSpec spec) {}

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
                    add(child, ChartFolder.read(child, ArchiveLimits.DEFAULT));
                } else if (Files.isDirectory(child)) {
                    collect(child);
                } else if (child.toString().endsWith(".tgz")) {
                    add(child, ChartArchive.read(Files.readAllBytes(child), ArchiveLimits.DEFAULT));
                } else if (child.toString().matches(".*\\.ya?ml")) {
                    addCluster(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ChartException e) {
            throw new IllegalStateException(folder + ": " + e.getMessage(), e);
        }
    }

    private void add(Path path, Chart chart) {
        charts.putIfAbsent(chart.digest(), new Located(path, chart));
    }

    private void addCluster(Path file) throws IOException {
        String text = Files.readString(file);
        if (text.contains("chartName") && text.contains("chartVersion")) {
            try {
                ClusterSpec spec = ClusterSpec.parse(text, file.toString());
                clusters.putIfAbsent(text, new Cluster(shortName(file), spec));
            } catch (SpecException e) {
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
            Chart chart = located.chart();
            chart.text("values-template-example.yaml").ifPresent(example -> {
                String whole = withNames(example, chart);
                cases.add(new ParityCase(located.path(), chart, "example", whole));
                cases.add(new ParityCase(located.path(), chart, "example, all on", SwitchedOn.of(whole)));
            });
            clusters.values().stream()
                    .filter(cluster -> cluster.spec().chartName().equals(chart.name())
                            && cluster.spec().chartVersion().equals(chart.version()))
                    .forEach(cluster -> cases.add(new ParityCase(
                            located.path(),
                            chart,
                            cluster.file(),
                            cluster.spec().text())));
        }
        return cases;
    }
}
