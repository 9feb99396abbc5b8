package org.fedai.kubefate.server.fate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes text that comes from a container fit for messages: on one line, of limited length, without characters that control a terminal. */
final class ForeignText {
    /** Python marks the place of an error in the line above. */
    private static final Pattern EMPTY = Pattern.compile("[\\s^~]*");

    private static final int LONGEST = 1000;
    private static final int LONGEST_LINE = 400;

    private ForeignText() {}

    static String line(String text) {
        return cut(visible(text.strip()), LONGEST);
    }

    /** The last lines that are not empty, joined by {@code " | "}. */
    static String lastLines(List<String> lines, int count) {
        List<String> filled =
                lines.stream().filter(line -> !EMPTY.matcher(line).matches()).toList();
        return cut(
                filled.subList(Math.max(0, filled.size() - count), filled.size()).stream()
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
