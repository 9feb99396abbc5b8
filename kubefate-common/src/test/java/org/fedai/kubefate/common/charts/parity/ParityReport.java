package org.fedai.kubefate.common.charts.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.charts.ChartUnderTest;

/** The table of all comparisons, in target/chart-parity.md. */
final class ParityReport {
    private static final Path FILE = Path.of("target", "chart-parity.md");

    private ParityReport() {}

    /** Objects, those that are equal in all, fields, and those that differ as listed. */
    static String row(
            Map<String, Map<String, String>> theirs,
            Map<String, Map<String, String>> ours,
            List<Difference> differences) {
        TreeSet<String> objects = new TreeSet<>(theirs.keySet());
        objects.addAll(ours.keySet());
        long different = differences.stream().map(Difference::object).distinct().count();
        long fields = ours.values().stream().mapToLong(Map::size).sum();
        return objects.size() + " | " + (objects.size() - different) + " | " + fields + " | " + differences.size();
    }

    static void append(ChartUnderTest chart, Map<String, String> rows) {
        String table = "## " + chart.name() + " " + chart.version() + "\n\n"
                + "| cluster.yaml | objects | equal | fields | fields that differ as listed |\n|---|---|---|---|---|\n"
                + rows.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                        .collect(Collectors.joining())
                + "\n";
        try {
            Files.writeString(FILE, table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
