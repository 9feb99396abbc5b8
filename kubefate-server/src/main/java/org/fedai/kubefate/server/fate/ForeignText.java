package org.fedai.kubefate.server.fate;

import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.logs.TellingLines;

/** Makes text that comes from a container fit for messages: on one line, of limited length, without characters that control a terminal. */
final class ForeignText {
    private static final int LONGEST = 1000;
    private static final int LONGEST_LINE = 400;

    private ForeignText() {}

    static String line(String text) {
        return cut(visible(text.strip()), LONGEST);
    }

    /** The last lines that say something, joined by {@code " | "}. */
    static String lastLines(List<String> lines, int count) {
        return cut(
                TellingLines.of(lines, count).stream()
                        .map(line -> cut(visible(line.strip()), LONGEST_LINE))
                        .collect(Collectors.joining(" | ")),
                LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append("\\u%04x".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
