package org.fedai.kubefate.common.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.common.spec.ClusterSpec;

/** The cluster.yaml files of {@code examples/}. */
public final class Examples {
    private static final Path ROOT = Path.of("..", "examples");

    private Examples() {}

    /** One of them, and the chart it names. */
    public record Cluster(String text, ChartUnderTest chart) {}

    public static List<Path> all() {
        return list(ROOT).stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> list(folder).stream())
                .filter(file -> file.toString().endsWith(".yaml"))
                .toList();
    }

    static List<Path> in(String folder) {
        return list(ROOT.resolve(folder));
    }

    public static Cluster read(Path file) {
        String text = ChartUnderTest.read(file);
        ClusterSpec spec = ClusterSpec.parse(text, file.toString());
        return new Cluster(text, ChartUnderTest.of(spec.chartName()));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
