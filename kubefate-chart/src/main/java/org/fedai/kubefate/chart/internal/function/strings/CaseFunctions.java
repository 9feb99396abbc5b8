package org.fedai.kubefate.chart.internal.function.strings;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** Upper and lower case, and the ways to write names of several words. */
public final class CaseFunctions {
    private CaseFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("upper", STRING, s -> GoUnicode.map(s, Character::toUpperCase))
                .add("lower", STRING, s -> GoUnicode.map(s, Character::toLowerCase))
                .add("title", STRING, CaseFunctions::title)
                .add("untitle", STRING, CaseFunctions::untitle)
                .add("swapcase", STRING, CaseFunctions::swapCase)
                .add("initials", STRING, CaseFunctions::initials)
                .add("camelcase", STRING, NameCase::pascal)
                .add("snakecase", STRING, s -> NameCase.lower(s, '_'))
                .add("kebabcase", STRING, s -> NameCase.lower(s, '-'));
    }

    private static String title(String s) {
        int[] previous = {' '};
        return GoUnicode.map(s, c -> {
            boolean wordStarts = separatesWords(previous[0]);
            previous[0] = c;
            return wordStarts ? Character.toTitleCase(c) : c;
        });
    }

    /** Go's Title treats every ASCII character except letters, digits and underscore as the end of a word, even an apostrophe. */
    private static boolean separatesWords(int c) {
        if (c == '_' || GoUnicode.isLetter(c) || GoUnicode.isDigit(c)) {
            return false;
        }
        return c < 0x80 || GoUnicode.isSpace(c);
    }

    private static String untitle(String s) {
        boolean[] wordStarts = {true};
        return GoUnicode.map(s, c -> {
            boolean lower = wordStarts[0] && !GoUnicode.isSpace(c);
            wordStarts[0] = GoUnicode.isSpace(c);
            return lower ? Character.toLowerCase(c) : c;
        });
    }

    /** A lower case letter at the start of a word becomes title case, which differs from upper case for a few digraphs. */
    private static String swapCase(String s) {
        boolean[] afterSpace = {true};
        return GoUnicode.map(s, c -> {
            boolean wordStarts = afterSpace[0];
            boolean cased = GoUnicode.isUpper(c) || GoUnicode.isTitle(c) || GoUnicode.isLower(c);
            afterSpace[0] = !cased && GoUnicode.isSpace(c);
            if (GoUnicode.isLower(c)) {
                return wordStarts ? Character.toTitleCase(c) : Character.toUpperCase(c);
            }
            return cased ? Character.toLowerCase(c) : c;
        });
    }

    /** Go's library works on bytes here: of a word that starts with a non-ASCII character it keeps the first byte. */
    private static String initials(String s) {
        StringBuilder initials = new StringBuilder();
        boolean gap = true;
        for (byte each : Utf8.bytes(s)) {
            int c = each & 0xFF;
            if (gap && !GoUnicode.isSpace(c)) {
                initials.append((char) c);
            }
            gap = GoUnicode.isSpace(c);
        }
        return initials.toString();
    }
}
