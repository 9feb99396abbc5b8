package org.fedai.kubefate.common.charts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The charts of clusters depend on a library chart and have it packed in their {@code charts/}, as Helm wants it, so that each works from a
 * plain checkout. With {@code -Dcharts.rewrite=true} a package that is out of date is written anew.
 */
class LibraryChartTest {
    private static final ChartUnderTest LIBRARY = ChartUnderTest.of("kubefate-library");

    static Stream<ChartUnderTest> clusters() {
        return ChartUnderTest.clusters();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void a_chart_has_the_library_as_it_stands(ChartUnderTest chart) throws IOException {
        Path packages = chart.location().resolve("charts");
        Path expected = packages.resolve(packageName());
        if (Boolean.getBoolean("charts.rewrite") && !isCurrent(packages)) {
            write(expected);
        }
        assertThat(list(packages)).containsExactly(expected);
        assertThat(differences(expected))
                .as("files of the library that %s has otherwise; -Dcharts.rewrite=true packs it anew", expected)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void helm_dependency_update_fetches_the_same(ChartUnderTest chart, @TempDir Path folder) throws IOException {
        copy(LIBRARY.location(), folder.resolve(LIBRARY.name()));
        Path copy = folder.resolve(chart.name());
        copy(chart.location(), copy);
        Files.delete(copy.resolve("charts").resolve(packageName()));

        new Helm(copy).dependency().update().skipRefresh().call();

        assertThat(differences(copy.resolve("charts").resolve(packageName()))).isEmpty();
    }

    @Test
    void helm_finds_nothing_wrong_with_it() {
        LintResult result = LIBRARY.lint();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("WARNING"));
    }

    private static String packageName() {
        return LIBRARY.name() + "-" + LIBRARY.version() + ".tgz";
    }

    private static boolean isCurrent(Path packages) throws IOException {
        return Files.isDirectory(packages)
                && list(packages).equals(List.of(packages.resolve(packageName())))
                && differences(packages.resolve(packageName())).isEmpty();
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        for (Path old : list(file.getParent())) {
            Files.delete(old);
        }
        Files.write(file, ChartArchive.write(LIBRARY.read()));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Names of files that a package and the library's folder do not have alike. */
    private static Set<String> differences(Path packed) {
        Map<String, Object> ours = content(LIBRARY);
        Map<String, Object> theirs = content(new ChartUnderTest(packed));
        return Stream.of(ours, theirs)
                .flatMap(files -> files.keySet().stream())
                .filter(name -> !Objects.equals(ours.get(name), theirs.get(name)))
                .collect(toSet());
    }

    /** Files by name. Helm writes Chart.yaml in a layout of its own, so that counts by what it says. */
    private static Map<String, Object> content(ChartUnderTest chart) {
        Chart read = chart.read();
        Map<String, Object> content = new HashMap<>();
        read.raw().forEach(file -> content.put(file.name(), file.text()));
        content.put("Chart.yaml", read.metadata());
        return content;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
