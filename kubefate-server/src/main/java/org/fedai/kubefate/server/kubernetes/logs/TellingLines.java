package org.fedai.kubefate.server.kubernetes.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses from the end of a log the lines that say why a process has failed. Its very last lines may be the frames of a Java stack trace, which say nothing
 * to its reader, or what the process did when it ended.
 */
public final class TellingLines {
    private static final Pattern FRAME =
            Pattern.compile("\\s*(at [\\w.$/@<>-]+\\(.*\\).*|\\.\\.\\. \\d+ (more|common frames omitted))");

    /** Also the marks of the place of an error, as Python writes them below its source. */
    private static final Pattern EMPTY = Pattern.compile("[\\s^~]*");

    private static final Pattern CAUSE =
            Pattern.compile("^\\s*Caused by: |\\b(ERROR|FATAL|CRITICAL)\\b|^[\\w.$]+(Exception|Error)\\b");

    private TellingLines() {}

    /**
     * The last lines that are neither empty nor frames. If none of them is about an error, the last one that is comes first.
     *
     * @param count how many at most
     */
    public static List<String> of(List<String> lines, int count) {
        List<String> filled =
                lines.stream().filter(line -> !EMPTY.matcher(line).matches()).toList();
        List<String> telling =
                filled.stream().filter(line -> !FRAME.matcher(line).matches()).toList();
        if (telling.isEmpty()) {
            return last(filled, count);
        }
        List<String> chosen = last(telling, count);
        if (chosen.stream().anyMatch(TellingLines::isCause)) {
            return chosen;
        }
        return telling.reversed().stream()
                .filter(TellingLines::isCause)
                .findFirst()
                .map(cause -> with(cause, last(telling, count - 1)))
                .orElse(chosen);
    }

    private static boolean isCause(String line) {
        return CAUSE.matcher(line).find();
    }

    private static List<String> with(String cause, List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(cause);
        all.addAll(others);
        return all;
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
}
