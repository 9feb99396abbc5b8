package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.charts.ChartUnderTest;

/**
 * A row of charts/DIFFERENCES.md. A star stands for any text.
 *
 * @param text the row's first two cells
 * @param first the object or, in a table by keys, the key
 */
record ListedDifference(String text, Pattern first, Pattern field) {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| .+ \\|");

    /** The rows of a chart's chapter that hold for any cluster.yaml, by objects. */
    static List<ListedDifference> byObject(ChartUnderTest chart) {
        return read(chart, "| object |");
    }

    /** The rows of a chart's chapter that hold for a cluster.yaml that sets, or leaves empty, the key. */
    static List<ListedDifference> byKey(ChartUnderTest chart) {
        return read(chart, "| key |");
    }

    private static List<ListedDifference> read(ChartUnderTest chart, String head) {
        String chapter = "## " + chart.name() + " ";
        List<ListedDifference> rows = new ArrayList<>();
        boolean inChapter = false;
        boolean inTable = false;
        for (String line : ChartUnderTest.read(chart.location().resolveSibling("DIFFERENCES.md"))
                .lines()
                .toList()) {
            inChapter = line.startsWith("## ") ? line.startsWith(chapter) : inChapter;
            inTable = line.startsWith("|") && (inTable || line.startsWith(head));
            Matcher row = ROW.matcher(line);
            if (inChapter && inTable && row.matches()) {
                rows.add(new ListedDifference(
                        row.group(1) + " " + row.group(2), glob(row.group(1)), glob(row.group(2))));
            }
        }
        return rows;
    }

    /** Of a row by object. */
    boolean covers(Difference difference) {
        return covers(difference.object(), difference);
    }

    /** Of a row by key. */
    boolean covers(String key, Difference difference) {
        return names(key) && field.matcher(difference.field()).matches();
    }

    boolean names(String key) {
        return first.matcher(key).matches();
    }

    /** Several alternatives may stand in one cell, apart by commas. */
    private static Pattern glob(String cell) {
        List<String> alternatives = new ArrayList<>();
        for (String alternative : cell.split(", ", -1)) {
            alternatives.add(Pattern.quote(alternative).replace("*", "\\E.*\\Q"));
        }
        return Pattern.compile(String.join("|", alternatives));
    }

    @Override
    public String toString() {
        return text;
    }
}
