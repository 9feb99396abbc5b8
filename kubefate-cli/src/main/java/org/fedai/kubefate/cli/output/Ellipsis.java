package org.fedai.kubefate.cli.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts lines that are wider than the terminal; the colours of {@link TextStyle} in them take no room. */
final class Ellipsis {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d*m");
    private static final String PLAIN = "\u001b[0m";

    private Ellipsis() {}

    /** @param columns the width of the terminal; 0 if it is unknown, and nothing is cut */
    static String cut(String line, int columns) {
        if (columns == 0 || width(line) <= columns) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        Matcher colour = COLOUR.matcher(line);
        int room = columns - 1;
        int at = 0;
        while (at < line.length()) {
            if (colour.region(at, line.length()).lookingAt()) {
                kept.append(colour.group());
                at = colour.end();
                continue;
            }
            String character = Character.toString(line.codePointAt(at));
            room -= TextWidth.of(character);
            if (room < 0) {
                break;
            }
            kept.append(character);
            at += character.length();
        }
        return kept.append('\u2026')
                .append(kept.indexOf("\u001b") < 0 ? "" : PLAIN)
                .toString();
    }

    /** The columns that a line takes. */
    static int width(String line) {
        return TextWidth.of(COLOUR.matcher(line).replaceAll(""));
    }
}
