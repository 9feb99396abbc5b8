package org.fedai.kubefate.chart.internal.function.strings;

import org.fedai.kubefate.chart.internal.value.Utf8;

/** Names of several words: HelloWorld, hello_world, hello-world. */
final class NameCase {
    /** The kind of a run of characters. */
    private enum Run {
        NONE,
        NUMBER,
        UPPER,
        LETTERS,
        CONNECTOR,
        PUNCTUATION,
        OTHER;

        boolean continuesNumber() {
            return this == LETTERS || this == NUMBER;
        }

        boolean needsConnector() {
            return this != CONNECTOR && this != PUNCTUATION;
        }
    }

    private final int[] characters;
    private final char connector;
    private final StringBuilder out = new StringBuilder();
    private int start;
    private int end;
    private Run run = Run.NONE;

    private NameCase(String name, char connector) {
        this.characters = name.codePoints().toArray();
        this.connector = connector;
    }

    /** {@code http_server} becomes HttpServer; connectors at either end stay. */
    static String pascal(String name) {
        int[] characters = GoUnicode.map(name, c -> c).codePoints().toArray();
        StringBuilder out = new StringBuilder(name.length());
        int next = 0;
        while (next < characters.length && isConnector(characters[next])) {
            out.appendCodePoint(characters[next++]);
        }
        if (next == characters.length) {
            // If there are only connectors, Go's library writes the last one twice.
            return next == 0 ? "" : out.appendCodePoint(characters[next - 1]).toString();
        }
        boolean upperRun = GoUnicode.isUpper(characters[next]);
        int current = Character.toUpperCase(characters[next++]);
        while (next < characters.length) {
            int previous = current;
            current = characters[next++];
            if (!isConnector(previous)) {
                out.appendCodePoint(previous);
                if (upperRun && GoUnicode.isUpper(current)) {
                    current = Character.toLowerCase(current);
                } else {
                    upperRun = false;
                }
            } else if (isConnector(current)) {
                out.appendCodePoint(previous);
            } else {
                upperRun = GoUnicode.isUpper(current);
                current = Character.toUpperCase(current);
            }
        }
        return out.appendCodePoint(current).toString();
    }

    /** {@code HTTPServer} becomes http_server; a number belongs to the letters before it unless lower case letters follow. */
    static String lower(String name, char connector) {
        return new NameCase(name, connector).lower();
    }

    private String lower() {
        nextRun();
        while (end < characters.length) {
            if (run != Run.CONNECTOR) {
                write();
            }
            Run previous = run;
            int previousStart = start;
            int previousEnd = end;
            nextRun();
            switch (previous) {
                case NUMBER -> afterNumber();
                case CONNECTOR -> write(Run.CONNECTOR, previousStart, previousEnd);
                case PUNCTUATION -> {}
                default -> afterWord();
            }
        }
        write();
        return out.toString();
    }

    private void afterNumber() {
        while (run.continuesNumber()) {
            write();
            nextRun();
        }
        if (run != Run.NONE && run.needsConnector()) {
            out.append(connector);
        }
    }

    private void afterWord() {
        if (run != Run.NUMBER) {
            if (run.needsConnector()) {
                out.append(connector);
            }
            return;
        }
        if (end == characters.length) {
            return;
        }
        int numberStart = start;
        int numberEnd = end;
        nextRun();
        if (run == Run.LETTERS) {
            out.append(connector);
            write(Run.NUMBER, numberStart, numberEnd);
            afterNumber();
        } else {
            write(Run.NUMBER, numberStart, numberEnd);
            if (run.needsConnector()) {
                out.append(connector);
            }
        }
    }

    private void nextRun() {
        start = end;
        if (start == characters.length) {
            run = Run.NONE;
            return;
        }
        int first = firstValid();
        if (first == characters.length) {
            run = Run.NONE;
            end = first;
            return;
        }
        run = kind(characters[first]);
        end = first + 1;
        int last = characters[first];
        if (run == Run.UPPER) {
            endOfUpper();
            return;
        }
        while (end < characters.length && continues(valid(end, last))) {
            last = valid(end, last);
            end++;
        }
    }

    /** A run of capitals; its last one starts the next word if lower case follows: HTTP Status. */
    private void endOfUpper() {
        if (end == characters.length) {
            return;
        }
        if (GoUnicode.isUpper(characters[end])) {
            while (end < characters.length && GoUnicode.isUpper(characters[end])) {
                end++;
            }
            if (end < characters.length && isLetter(characters[end])) {
                end--;
            }
        } else {
            while (end < characters.length && isLetter(characters[end]) && !GoUnicode.isUpper(characters[end])) {
                end++;
            }
        }
    }

    private static Run kind(int c) {
        if (isConnector(c)) {
            return Run.CONNECTOR;
        }
        if (GoUnicode.isPunctuation(c)) {
            return Run.PUNCTUATION;
        }
        if (GoUnicode.isUpper(c)) {
            return Run.UPPER;
        }
        return isLetter(c) ? Run.LETTERS : GoUnicode.isNumber(c) ? Run.NUMBER : Run.OTHER;
    }

    private boolean continues(int c) {
        return switch (run) {
            case LETTERS -> isLetter(c) && !GoUnicode.isUpper(c);
            case CONNECTOR -> isConnector(c);
            case PUNCTUATION -> GoUnicode.isPunctuation(c);
            case NUMBER -> GoUnicode.isNumber(c);
            default -> !isConnector(c) && !isLetter(c) && !GoUnicode.isNumber(c) && !GoUnicode.isPunctuation(c);
        };
    }

    private int firstValid() {
        int first = start;
        while (first < characters.length && isInvalid(characters[first])) {
            first++;
        }
        return first;
    }

    /** An invalid byte counts as the character before it. */
    private int valid(int index, int last) {
        return isInvalid(characters[index]) ? last : characters[index];
    }

    private static boolean isInvalid(int c) {
        return c == 0xFFFD || Utf8.isLone(c);
    }

    private void write() {
        write(run, start, end);
    }

    private void write(Run kind, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = characters[i];
            if (kind != Run.UPPER && kind != Run.CONNECTOR) {
                out.appendCodePoint(c);
            } else if (isConnector(c)) {
                out.append(connector);
            } else {
                out.appendCodePoint(GoUnicode.isUpper(c) ? Character.toLowerCase(c) : c);
            }
        }
    }

    private static boolean isConnector(int c) {
        return c == '-' || c == '_' || GoUnicode.isSpace(c);
    }

    /** Chinese characters do not count as letters of words. */
    private static boolean isLetter(int c) {
        boolean chinese =
                (c >= 0x3400 && c <= 0x4D85) || (c >= 0x4E00 && c <= 0x9FCC) || (c >= 0x20000 && c <= 0x2B81D);
        return GoUnicode.isLetter(c) && !chinese;
    }
}
