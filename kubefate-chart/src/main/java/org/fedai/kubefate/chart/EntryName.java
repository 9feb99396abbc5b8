package org.fedai.kubefate.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.ChartException;

/**
 * A validated name of an archive entry.
 *
 * @param folder the top-level folder
 * @param path the path below it; empty for the folder itself
 */
record EntryName(String folder, String path) {
    /** Controls, also those of the writing direction, and separators of lines: what a terminal or a log does not show. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /**
     * @param original the name in the archive; archives packed on Windows separate folders by backslashes
     * @throws ChartException if it points outside the folder, or could do so on some systems
     */
    static EntryName of(String original) {
        String name = original.replace('\\', '/');
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw refused(name, "is absolute");
        }
        String visible = INVISIBLE.matcher(name).replaceAll("?");
        if (!visible.equals(name)) {
            throw refused(visible, "has control characters");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw refused(name, "points outside the chart");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (segments.isEmpty()) {
            return new EntryName("", "");
        }
        return new EntryName(segments.getFirst(), String.join("/", segments.subList(1, segments.size())));
    }

    private static ChartException refused(String name, String why) {
        return new ChartException("the chart archive is refused: the name \"" + name + "\" " + why);
    }
}
