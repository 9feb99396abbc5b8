package org.fedai.kubefate.common.charts.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.charts.ChartUnderTest;

/** The table of all comparisons of a chart, in target/chart-parity. */
final class ParityReport {
    private static final Path FOLDER = Path.of("target", "chart-parity");

    private final Map<String, Counts> rows = new LinkedHashMap<>();

    /** @param refused cluster.yaml files of which the Go project's chart makes nothing but an error */
    private record Counts(int clusters, int refused, long objects, long equal, long fields, long differences) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    clusters + other.clusters,
                    refused + other.refused,
                    objects + other.objects,
                    equal + other.equal,
                    fields + other.fields,
                    differences + other.differences);
        }

        @Override
        public String toString() {
            return clusters + " | " + refused + " | " + objects + " | " + equal + " | " + fields + " | " + differences;
        }
    }

    void add(
            String row,
            Map<String, Map<String, String>> theirs,
            Map<String, Map<String, String>> ours,
            List<Difference> differences) {
        TreeSet<String> objects = new TreeSet<>(theirs.keySet());
        objects.addAll(ours.keySet());
        long different = differences.stream().map(Difference::object).distinct().count();
        long fields = ours.values().stream().mapToLong(Map::size).sum();
        rows.merge(
                row,
                new Counts(1, 0, objects.size(), objects.size() - different, fields, differences.size()),
                Counts::plus);
    }

    void addRefused(String row) {
        rows.merge(row, new Counts(1, 1, 0, 0, 0, 0), Counts::plus);
    }

    /** Writes the table with its sum. */
    void write(ChartUnderTest chart, String name) throws IOException {
        rows.put("all", rows.values().stream().reduce(Counts.NONE, Counts::plus));
        String table = "## " + chart.name() + " " + chart.version() + ", " + name + "\n\n"
                + "| cluster.yaml | how many | refused there | objects | equal | fields | fields that differ as listed |\n"
                + "|---|---|---|---|---|---|---|\n"
                + rows.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                        .collect(Collectors.joining());
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(chart.name() + "-" + name + ".md"), table);
    }
}
