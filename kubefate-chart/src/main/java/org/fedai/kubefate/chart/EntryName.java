package org.fedai.kubefate.chart;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.exception.ChartException;

/**
 * The name of an archive's entry, checked.
 *
 * @param folder the folder at the top
 * @param path the path below it; empty for the folder itself
 */
record EntryName(String folder, String path) {
    /**
     * @param original as the archive has it; those packed on Windows have backslashes between folders
     * @throws ChartException when it points outside of the folder, or could on some system
     */
    static EntryName of(String original) {
        String name = original.replace('\\', '/');
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw refused(name, "is absolute");
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw refused(name.replaceAll("\\p{Cntrl}", "?"), "has control characters");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw refused(name, "points outside of the chart");
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
