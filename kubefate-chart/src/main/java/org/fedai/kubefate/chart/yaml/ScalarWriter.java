package org.fedai.kubefate.chart.yaml;

/** Writes text in the appropriate style: plain, quoted, or as a literal block. */
final class ScalarWriter {
    private final Emitter emitter;
    private final int width;

    ScalarWriter(Emitter emitter, int width) {
        this.emitter = emitter;
        this.width = width;
    }

    /**
     * @param mayBePlain whether the text would be read as a string without quotes
     * @param key whether it is a key on one line
     */
    void write(String value, boolean mayBePlain, boolean key) {
        int[] text = value.codePoints().toArray();
        ScalarShape shape = ScalarShape.of(text);
        boolean literal = value.indexOf('\n') >= 0;
        if (literal && shape.block() && !key) {
            literal(text);
        } else if (literal || !mayBePlain || (key && shape.multiline())) {
            doubleQuoted(text, !key);
        } else if (shape.plain()) {
            plain(text, !key);
        } else if (shape.singleQuoted()) {
            singleQuoted(text, !key);
        } else {
            doubleQuoted(text, !key);
        }
    }

    private void plain(int[] text, boolean mayFold) {
        if (!emitter.atWhitespace()) {
            emitter.put(' ');
        }
        boolean spaces = false;
        for (int i = 0; i < text.length; i++) {
            boolean space = text[i] == ' ';
            if (space && mayFold && !spaces && tooWide() && !isSpace(text, i + 1)) {
                emitter.writeIndent();
            } else {
                emitter.put(text[i]);
            }
            spaces = space;
        }
        emitter.wrote(false, false);
    }

    private void singleQuoted(int[] text, boolean mayFold) {
        emitter.writeIndicator("'", true, false, false);
        boolean spaces = false;
        boolean breaks = false;
        for (int i = 0; i < text.length; i++) {
            int c = text[i];
            if (ScalarShape.isBreak(c)) {
                emitter.putBreak(c);
                emitter.wrote(emitter.atWhitespace(), true);
                breaks = true;
                continue;
            }
            if (c == ' ' && mayFold && !spaces && tooWide() && isInside(text, i) && !isSpace(text, i + 1)) {
                emitter.writeIndent();
            } else {
                if (breaks && c != ' ') {
                    emitter.writeIndent();
                }
                emitter.put(c);
                if (c == '\'') {
                    emitter.put(c);
                }
                emitter.wrote(emitter.atWhitespace(), false);
            }
            spaces = c == ' ';
            breaks = false;
        }
        emitter.writeIndicator("'", false, false, false);
        emitter.wrote(false, false);
    }

    private void doubleQuoted(int[] text, boolean mayFold) {
        emitter.writeIndicator("\"", true, false, false);
        // go-yaml checks at each character whether the text starts with a byte order mark.
        boolean everything = text.length > 0 && text[0] == 0xFEFF;
        boolean spaces = false;
        for (int i = 0; i < text.length; i++) {
            int c = text[i];
            if (everything || !ScalarShape.isPrintable(c) || ScalarShape.isBreak(c) || c == '"' || c == '\\') {
                escape(c);
                spaces = false;
            } else if (c == ' ') {
                if (mayFold && !spaces && tooWide() && isInside(text, i)) {
                    emitter.writeIndent();
                    if (isSpace(text, i + 1)) {
                        emitter.put('\\');
                    }
                } else {
                    emitter.put(c);
                }
                spaces = true;
            } else {
                emitter.put(c);
                spaces = false;
            }
        }
        emitter.writeIndicator("\"", false, false, false);
        emitter.wrote(false, false);
    }

    private void escape(int c) {
        String escaped = switch (c) {
            case 0x00 -> "0";
            case 0x07 -> "a";
            case '\b' -> "b";
            case '\t' -> "t";
            case '\n' -> "n";
            case 0x0B -> "v";
            case '\f' -> "f";
            case '\r' -> "r";
            case 0x1B -> "e";
            case '"' -> "\"";
            case '\\' -> "\\";
            case 0x85 -> "N";
            case 0xA0 -> "_";
            case 0x2028 -> "L";
            case 0x2029 -> "P";
            default ->
                c <= 0xFF
                        ? String.format("x%02X", c)
                        : c <= 0xFFFF ? String.format("u%04X", c) : String.format("U%08X", c);
        };
        emitter.put('\\');
        escaped.chars().forEach(emitter::put);
    }

    private void literal(int[] text) {
        emitter.writeIndicator("|", true, false, false);
        if (text[0] == ' ' || ScalarShape.isBreak(text[0])) {
            emitter.writeIndicator("2", false, false, false);
        }
        String chomping = chomping(text);
        if (!chomping.isEmpty()) {
            emitter.writeIndicator(chomping, false, false, false);
        }
        emitter.putBreak('\n');
        emitter.wrote(true, true);
        boolean breaks = true;
        for (int c : text) {
            if (ScalarShape.isBreak(c)) {
                emitter.putBreak(c);
                emitter.wrote(emitter.atWhitespace(), true);
                breaks = true;
                continue;
            }
            if (breaks) {
                emitter.writeIndent();
            }
            emitter.put(c);
            emitter.wrote(emitter.atWhitespace(), false);
            breaks = false;
        }
    }

    private static String chomping(int[] text) {
        int last = text.length - 1;
        if (!ScalarShape.isBreak(text[last])) {
            return "-";
        }
        return last == 0 || ScalarShape.isBreak(text[last - 1]) ? "+" : "";
    }

    private boolean tooWide() {
        return emitter.column() > width;
    }

    private static boolean isInside(int[] text, int i) {
        return i > 0 && i < text.length - 1;
    }

    private static boolean isSpace(int[] text, int i) {
        return i < text.length && text[i] == ' ';
    }
}
