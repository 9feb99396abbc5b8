package org.fedai.kubefate.chart.internal.function.encoding;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.ArrayDeque;
import java.util.Deque;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;

/** Paths with slashes. The functions named after the operating system do the same: templates are rendered as on Linux. */
public final class PathFunctions {
    private PathFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("base", STRING, PathFunctions::base)
                .add("dir", STRING, path -> clean(path.substring(0, path.lastIndexOf('/') + 1)))
                .add("clean", STRING, PathFunctions::clean)
                .add("ext", STRING, PathFunctions::extension)
                .add("isAbs", STRING, path -> path.startsWith("/"))
                .alias("osBase", "base")
                .alias("osDir", "dir")
                .alias("osClean", "clean")
                .alias("osExt", "ext")
                .alias("osIsAbs", "isAbs");
    }

    private static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String extension(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        int point = last.lastIndexOf('.');
        return point < 0 ? "" : last.substring(point);
    }

    /** Without empty segments, single dots, and segments removed by double dots. */
    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!part.equals("..")) {
                parts.addLast(part);
            } else if (!parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!rooted) {
                parts.addLast(part);
            }
        }
        String cleaned = (rooted ? "/" : "") + String.join("/", parts);
        return cleaned.isEmpty() ? "." : cleaned;
    }
}
