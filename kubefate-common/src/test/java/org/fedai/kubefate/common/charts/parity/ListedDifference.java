package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.charts.ChartUnderTest;

/**
 * A row of charts/DIFFERENCES.md. A star stands for any text.
 *
 * @param text the row's first two cells
 */
record ListedDifference(String text, Pattern object, Pattern field) {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| .+ \\|");

    /** The rows of a chart's chapter. */
    static List<ListedDifference> of(ChartUnderTest chart) {
        String chapter = "## " + chart.name() + " ";
        List<ListedDifference> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : ChartUnderTest.read(chart.folder().resolveSibling("DIFFERENCES.md"))
                .lines()
                .toList()) {
            if (line.startsWith("## ")) {
                inside = line.startsWith(chapter);
            }
            var row = ROW.matcher(line);
            if (inside && row.matches()) {
                rows.add(new ListedDifference(
                        row.group(1) + " " + row.group(2), glob(row.group(1)), glob(row.group(2))));
            }
        }
        return rows;
    }

    boolean covers(Difference difference) {
        return object.matcher(difference.object()).matches()
                && field.matcher(difference.field()).matches();
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
