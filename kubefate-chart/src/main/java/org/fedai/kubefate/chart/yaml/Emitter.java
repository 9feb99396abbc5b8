package org.fedai.kubefate.chart.yaml;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as go-yaml 2 does after a conversion to JSON, or as go-yaml 3 does directly. The fields are the state of its emitter, so that the text is the same
 * in every corner: where a list is indented, when a key needs a question mark.
 */
final class Emitter {
    private static final int MAX_DEPTH = 1000;
    private static final int INDENT = 2;
    private static final int LONGEST_SIMPLE_KEY = 128;
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++(?:\\.[0-9_]*)?");

    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private final ScalarWriter scalars;
    private int indent = -1;
    private int column;
    private int depth;
    private boolean whitespace = true;
    private boolean indention = true;

    private Emitter(Style style) {
        this.style = style;
        this.scalars = new ScalarWriter(this, style.width());
    }

    /** The document, ending in a newline. */
    static String emit(@Nullable Object document, Style style) {
        Emitter emitter = new Emitter(style);
        emitter.node(document, false);
        emitter.writeIndent(0);
        return emitter.out.toString();
    }

    private void node(@Nullable Object value, boolean inMapping) {
        switch (value) {
            case Map<?, ?> map -> mapping(map);
            case List<?> list -> sequence(list, inMapping);
            case CharSequence text -> string(text(text.toString()), false);
            case Number number -> plain(number(number));
            case Boolean bool -> plain(bool.toString());
            case OffsetDateTime time -> plain(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
            case byte[] bytes -> plain("!!binary " + Base64.getEncoder().encodeToString(bytes));
            case null -> plain("null");
            default ->
                throw new YamlException(
                        "value", 0, "a " + value.getClass().getSimpleName() + " cannot be written as YAML");
        }
    }

    private void mapping(Map<?, ?> map) {
        if (map.isEmpty()) {
            writeIndicator("{", true, true, false);
            writeIndicator("}", false, false, false);
            return;
        }
        int outer = increaseIndent(false);
        sorted(map).forEach((key, value) -> {
            writeIndent();
            entry(key, value);
        });
        decreaseIndent(outer);
    }

    private void entry(String key, @Nullable Object value) {
        int[] text = key.codePoints().toArray();
        if (isSimpleKey(text)) {
            string(key, true);
            writeIndicator(":", false, false, false);
        } else {
            writeIndicator("?", true, false, true);
            string(key, false);
            writeIndent();
            writeIndicator(":", true, false, true);
        }
        node(value, true);
    }

    private void sequence(List<?> list, boolean inMapping) {
        if (list.isEmpty()) {
            writeIndicator("[", true, true, false);
            writeIndicator("]", false, false, false);
            return;
        }
        int outer = increaseIndent(style == Style.JSON && inMapping && !indention);
        for (Object item : list) {
            writeIndent();
            writeIndicator("-", true, false, true);
            node(item, false);
        }
        decreaseIndent(outer);
    }

    private void string(String text, boolean simpleKey) {
        int outer = indent;
        indent = indent < 0 ? INDENT : indent + INDENT;
        scalars.write(text, mayBePlain(text), simpleKey);
        indent = outer;
    }

    private void plain(String text) {
        if (!whitespace) {
            put(' ');
        }
        text.chars().forEach(this::put);
        whitespace = false;
        indention = false;
    }

    private static boolean mayBePlain(String text) {
        return ScalarResolver.resolve(text).tag().equals(Tags.STR)
                && !BASE_60.matcher(text).matches();
    }

    private static boolean isSimpleKey(int[] text) {
        return !ScalarShape.of(text).multiline() && utf8Length(text) <= LONGEST_SIMPLE_KEY;
    }

    private static int utf8Length(int[] text) {
        int length = 0;
        for (int c : text) {
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        return length;
    }

    private String text(String text) {
        return style == Style.JSON ? JsonText.asRead(text) : text;
    }

    /** JSON has one kind of number: whole numbers are read as integers. */
    private String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (style == Style.PRETTY) {
                return ScalarResolver.word(FloatText.general(value));
            }
            if (!Double.isFinite(value)) {
                throw new YamlException("value", 0, FloatText.general(value) + " is not a valid number in JSON");
            }
            boolean whole = ScalarResolver.resolve(FloatText.json(value)).tag().equals(Tags.INT);
            return whole ? FloatText.json(value).replaceFirst("^-0$", "0") : FloatText.general(value);
        }
        return number.toString();
    }

    private Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        if (style == Style.PRETTY && map instanceof StructFields fields) {
            return fields;
        }
        Map<String, @Nullable Object> sorted = new TreeMap<>(new KeyOrder(style));
        map.forEach((key, value) -> sorted.put(key(String.valueOf(key)), value));
        return sorted;
    }

    private String key(String key) {
        return style == Style.JSON ? JsonText.keyAsRead(key) : key;
    }

    private int increaseIndent(boolean sameLevel) {
        if (++depth > MAX_DEPTH) {
            throw new YamlException("value", 0, "nested more than " + MAX_DEPTH + " levels deep");
        }
        int outer = indent;
        indent = indent < 0 ? 0 : sameLevel ? indent : indent + INDENT;
        return outer;
    }

    private void decreaseIndent(int outer) {
        indent = outer;
        depth--;
    }

    void writeIndent() {
        writeIndent(Math.max(indent, 0));
    }

    private void writeIndent(int to) {
        if (!indention || column > to || (column == to && !whitespace)) {
            putBreak();
        }
        while (column < to) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    void writeIndicator(String indicator, boolean needWhitespace, boolean isWhitespace, boolean isIndention) {
        if (needWhitespace && !whitespace) {
            put(' ');
        }
        indicator.chars().forEach(this::put);
        whitespace = isWhitespace;
        indention = indention && isIndention;
    }

    void put(int c) {
        out.appendCodePoint(c);
        column++;
    }

    void putBreak() {
        putBreak('\n');
    }

    void putBreak(int c) {
        out.appendCodePoint(c);
        column = 0;
    }

    int column() {
        return column;
    }

    boolean atWhitespace() {
        return whitespace;
    }

    /** Records whether the last write ended with white space, and whether the line contains only indentation so far. */
    void wrote(boolean whitespaceBehind, boolean indentionOnly) {
        whitespace = whitespaceBehind;
        indention = indentionOnly;
    }
}
