package org.fedai.kubefate.chart.internal.function.formats;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.table.BoundedText;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.fedai.kubefate.chart.yaml.FloatText;
import org.fedai.kubefate.chart.yaml.StructFields;
import org.jspecify.annotations.Nullable;

/** Writes JSON as Go's encoding/json does: keys sorted, characters with a meaning in HTML escaped. */
final class JsonWriter {
    private static final String INDENT = "  ";

    private final Bounds bounds;
    private final BoundedText out;
    private final boolean escapeHtml;
    private final boolean indented;

    private JsonWriter(Bounds bounds, boolean escapeHtml, boolean indented) {
        this.bounds = bounds;
        this.out = new BoundedText(bounds);
        this.escapeHtml = escapeHtml;
        this.indented = indented;
    }

    /**
     * @throws FunctionException if the value contains infinity or itself, which JSON cannot represent
     */
    static String compact(@Nullable Object value, Bounds bounds) {
        return new JsonWriter(bounds, true, false).write(value);
    }

    /** {@link #compact} on many lines. */
    static String indented(@Nullable Object value, Bounds bounds) {
        return new JsonWriter(bounds, true, true).write(value);
    }

    /** {@link #compact} with angle brackets and ampersands as they are. */
    static String raw(@Nullable Object value, Bounds bounds) {
        return new JsonWriter(bounds, false, false).write(value);
    }

    private String write(@Nullable Object value) {
        write(PlainDocument.json(value, bounds), 0);
        return out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> array(list, depth);
            case Double number -> out.append(number(number));
            default -> out.append(value.toString());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        out.append("{");
        Iterator<Map.Entry<String, @Nullable Object>> entries = entries(map).iterator();
        boolean any = entries.hasNext();
        while (entries.hasNext()) {
            Map.Entry<String, @Nullable Object> entry = entries.next();
            newline(depth + 1);
            string(entry.getKey());
            out.append(indented ? ": " : ":");
            write(entry.getValue(), depth + 1);
            out.append(entries.hasNext() ? "," : "");
        }
        if (any) {
            newline(depth);
        }
        out.append("}");
    }

    private static Collection<Map.Entry<String, @Nullable Object>> entries(Map<?, ?> map) {
        return map instanceof StructFields fields ? fields.entrySet() : GoStringOrder.sorted(map);
    }

    private void array(List<?> list, int depth) {
        out.append("[");
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            newline(depth + 1);
            write(elements.next(), depth + 1);
            out.append(elements.hasNext() ? "," : "");
        }
        if (!list.isEmpty()) {
            newline(depth);
        }
        out.append("]");
    }

    private void newline(int depth) {
        if (indented) {
            out.append("\n").append(INDENT.repeat(depth));
        }
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new FunctionException("json: unsupported value: " + FloatText.general(value));
        }
        return FloatText.json(value);
    }

    private void string(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (needsEscape(c)) {
                escape(escaped, c);
            } else {
                escaped.appendCodePoint(c);
            }
        });
        out.append(escaped.append('"'));
    }

    private boolean needsEscape(int c) {
        return c < ' '
                || c == '"'
                || c == '\\'
                || c == 0x2028
                || c == 0x2029
                || Utf8.isLone(c)
                || (escapeHtml && (c == '<' || c == '>' || c == '&'));
    }

    private static void escape(StringBuilder escaped, int c) {
        switch (c) {
            case '"', '\\' -> escaped.append('\\').append((char) c);
            case '\b' -> escaped.append("\\b");
            case '\f' -> escaped.append("\\f");
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> escaped.append("\\u%04x".formatted(Utf8.isLone(c) ? 0xFFFD : c));
        }
    }
}
