package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Characters that look like those of YAML and are others: Chinese keyboards, word processors and chat programs make them. YAML takes them for
 * letters.
 */
final class ForeignCharacters {
    /** What full-width characters differ by from those of ASCII. */
    private static final int FULL_WIDTH = 0xFEE0;

    private static final int MOST = 5;
    private static final Map<Integer, Foreign> KNOWN = known();

    private ForeignCharacters() {}

    /**
     * A character that should be another.
     *
     * @param name of the character
     * @param instead what to type
     */
    private record Foreign(String name, String instead) {}

    /** What to say of a text that is not the YAML expected: one sentence for each such character outside of quotes and comments. */
    static List<String> in(String text, String source) {
        List<String> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size() && found.size() < MOST; i++) {
            int line = i + 1;
            String content = lines.get(i);
            firstOutsideOfQuotes(content)
                    .ifPresent(
                            at -> found.add(source + ":" + line + ": " + sentence(content, at, foreign(content, at))));
        }
        return found;
    }

    /**
     * What is wrong with a word that YAML could read.
     *
     * @param lines of the text
     * @param line on which the word begins, counted from 1
     */
    static Optional<String> inWord(String word, List<String> lines, int line) {
        for (int at = 0; at < word.length(); at = word.offsetByCodePoints(at, 1)) {
            int character = word.codePointAt(at);
            if (isMeant(character, at, word)) {
                continue;
            }
            for (String content : lines.subList(line - 1, lines.size())) {
                int place = content.indexOf(character);
                if (place >= 0) {
                    return Optional.of(sentence(content, place, foreign(content, place)));
                }
            }
        }
        return Optional.empty();
    }

    /** Dashes and quotes may be part of a sentence, except at its ends. */
    private static boolean isMeant(int character, int at, String word) {
        if (of(character) == null) {
            return true;
        }
        boolean inSentence = Character.getType(character) == Character.DASH_PUNCTUATION
                || Character.getType(character) == Character.INITIAL_QUOTE_PUNCTUATION
                || Character.getType(character) == Character.FINAL_QUOTE_PUNCTUATION;
        return inSentence && at > 0 && at < word.length() - Character.charCount(character);
    }

    private static Optional<Integer> firstOutsideOfQuotes(String line) {
        if (line.stripLeading().startsWith("#")) {
            return Optional.empty();
        }
        boolean indented = true;
        char quote = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            char c = line.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\t' && indented) {
                return Optional.of(at);
            } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                return Optional.empty();
            } else if (of(line.codePointAt(at)) != null) {
                return Optional.of(at);
            } else if ((c == '"' || c == '\'') && opensQuote(line, at)) {
                quote = c;
            }
            indented &= c == ' ' || c == '\t';
        }
        return Optional.empty();
    }

    /** An apostrophe within a word opens nothing. */
    private static boolean opensQuote(String line, int at) {
        return at == 0 || " \t:,[{-".indexOf(line.charAt(at - 1)) >= 0;
    }

    private static Foreign foreign(String line, int at) {
        Foreign known = of(line.codePointAt(at));
        return known == null ? new Foreign("a tab", "spaces") : known;
    }

    private static String sentence(String line, int at, Foreign foreign) {
        int character = line.codePointAt(at);
        String shown = isInvisible(character) ? "" : " " + Character.toString(character);
        return "character %d is%s U+%04X, %s; type %s instead"
                .formatted(line.codePointCount(0, at) + 1, shown, character, foreign.name(), foreign.instead());
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static @Nullable Foreign of(int character) {
        Foreign known = KNOWN.get(character);
        if (known == null && character >= 0xFF01 && character <= 0xFF5E) {
            String plain = Character.toString(character - FULL_WIDTH);
            return new Foreign("a full-width " + plain, plain);
        }
        return known;
    }

    private static Map<Integer, Foreign> known() {
        Map<Integer, Foreign> known = new HashMap<>();
        put(known, "\uFF1A", "a full-width colon", ": and a space");
        put(known, "\uFF0C", "a full-width comma", ",");
        put(known, "\u3001", "an ideographic comma", ",");
        put(known, "\u3010\u300C", "a Chinese bracket", "[");
        put(known, "\u3011\u300D", "a Chinese bracket", "]");
        put(known, "\u201C\u201D\u201E\uFF02", "a typographic quotation mark", "\"");
        put(known, "\u2018\u2019\u201A\uFF07", "a typographic quotation mark", "'");
        put(known, "\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D", "a dash", "-");
        put(known, "\u00A0\u2007\u202F", "a no-break space", "a space");
        put(known, "\u2002\u2003\u2009\u3000", "a wide space", "a space");
        put(known, "\u200B\u200C\u200D\u2060\uFEFF", "a character without width", "nothing");
        return Map.copyOf(known);
    }

    private static void put(Map<Integer, Foreign> known, String characters, String name, String instead) {
        characters.codePoints().forEach(character -> known.put(character, new Foreign(name, instead)));
    }
}
