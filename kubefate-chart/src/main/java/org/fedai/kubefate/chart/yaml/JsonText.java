package org.fedai.kubefate.chart.yaml;

import org.fedai.kubefate.chart.exception.YamlException;

/**
 * Helm converts a value to JSON, reads that as YAML and writes it. This class reproduces the effect on text.
 */
final class JsonText {
    /** The maximum number of characters from the opening quote to the colon. */
    private static final int LONGEST_KEY = 1024;

    private JsonText() {}

    /**
     * The text after the conversion.
     *
     * @throws YamlException for a character that JSON does not escape and YAML does not allow
     */
    static String asRead(String text) {
        if (text.chars().allMatch(c -> c < 0x7F)) {
            return text;
        }
        StringBuilder read = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> read.appendCodePoint(Character.isSurrogate((char) c) && c <= 0xFFFF ? 0xFFFD : c));
        read.codePoints().filter(c -> !isAllowed(c)).findFirst().ifPresent(c -> {
            throw new YamlException("value", 0, String.format("the character U+%04X is not allowed in YAML", c));
        });
        return read.indexOf("\u0085") < 0 ? read.toString() : folded(read.toString());
    }

    /**
     * A key after the conversion.
     *
     * @throws YamlException for text that {@link #asRead} refuses, and for a key that YAML cannot represent on one line
     */
    static String keyAsRead(String key) {
        if (key.indexOf('\u0085') >= 0 || encodedLength(key) + 2 > LONGEST_KEY) {
            throw new YamlException("value", 0, "a key is too long, or has more than one line");
        }
        return asRead(key);
    }

    private static int encodedLength(String key) {
        return key.codePoints()
                .map(c -> switch (c) {
                    case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 2;
                    case '<', '>', '&', 0x2028, 0x2029 -> 6;
                    default -> c < 0x20 ? 6 : 1;
                })
                .sum();
    }

    private static boolean isAllowed(int c) {
        return c < 0x7F || c == 0x85 || (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF);
    }

    /** A next-line character is a line break, so lines are folded there as between any quotes. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        int from = 0;
        int at;
        while ((at = text.indexOf('\u0085', from)) >= 0) {
            folded.append(withoutTrailingSpaces(text.substring(from, at)));
            int end = at;
            int breaks = 0;
            while (end < text.length() && (text.charAt(end) == '\u0085' || text.charAt(end) == ' ')) {
                breaks += text.charAt(end) == '\u0085' ? 1 : 0;
                end++;
            }
            folded.append(breaks == 1 ? " " : "\n".repeat(breaks - 1));
            from = end;
        }
        return folded.append(text.substring(from)).toString();
    }

    private static String withoutTrailingSpaces(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
