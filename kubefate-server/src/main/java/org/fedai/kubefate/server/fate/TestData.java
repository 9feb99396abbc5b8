package org.fedai.kubefate.server.fate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small data set of one of two parties, the same each time. The parties know different columns of mostly the same rows; the label, which the
 * guest has, depends on columns of both.
 *
 * @param csv with a line of names
 */
public record TestData(String csv, boolean hasLabel) {
    /** The rows that both have. */
    public static final int COMMON_ROWS = 180;

    private static final int ROWS = 200;
    private static final long SEED = 9999;

    /** The data set of the party with the label. */
    public static TestData guest() {
        return new TestData(
                "id,y,x0,x1,x2\n" + rows(0, row -> row.id() + "," + row.label() + "," + row.columns(0)), true);
    }

    /** The data set of the other party. */
    public static TestData host() {
        return new TestData("id,x3,x4,x5\n" + rows(ROWS - COMMON_ROWS, row -> row.id() + "," + row.columns(3)), false);
    }

    /** The request that stores the data in a table, as multipart/form-data. */
    String form(FateTable table, String boundary) {
        Map<String, Object> meta = new TreeMap<>(Map.of("delimiter", ",", "dtype", "float64", "match_id_name", "id"));
        if (hasLabel) {
            meta.put("label_name", "y");
            meta.put("label_type", "int64");
        }
        Map<String, String> fields = new TreeMap<>(Map.of(
                "head",
                "true",
                "partitions",
                "4",
                "extend_sid",
                "true",
                "namespace",
                table.namespace(),
                "name",
                table.name(),
                "meta",
                JsonMapper.shared().writeValueAsString(meta)));
        String parts = fields.entrySet().stream()
                .map(field -> part(boundary, "name=\"" + field.getKey() + "\"", field.getValue()))
                .collect(Collectors.joining());
        return parts + part(boundary, "name=\"file\"; filename=\"test.csv\"", csv) + "--" + boundary + "--\r\n";
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private interface Line {
        String of(Row row);
    }

    private record Row(int id, List<Double> x) {
        int label() {
            return x.get(0) + x.get(3) - x.get(4) > 0 ? 1 : 0;
        }

        String columns(int first) {
            return IntStream.range(first, first + 3)
                    .mapToObj(i -> String.format(Locale.ROOT, "%.4f", x.get(i)))
                    .collect(Collectors.joining(","));
        }
    }

    private static String rows(int first, Line line) {
        Random random = new Random(SEED);
        return IntStream.range(0, first + ROWS)
                .mapToObj(id -> new Row(id, random.doubles(6, -1, 1).boxed().toList()))
                .filter(row -> row.id() >= first)
                .map(row -> line.of(row) + "\n")
                .collect(Collectors.joining());
    }
}
