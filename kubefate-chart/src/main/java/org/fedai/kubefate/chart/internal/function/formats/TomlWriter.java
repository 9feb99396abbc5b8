package org.fedai.kubefate.chart.internal.function.formats;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.dates.TimeFormatter;
import org.fedai.kubefate.chart.internal.function.table.BoundedText;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.versions.VersionStruct;
import org.fedai.kubefate.chart.internal.value.Complex;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.yaml.FloatText;
import org.jspecify.annotations.Nullable;

/** Writes TOML as Helm does: of each table first the plain keys, then the tables below it, indented; nil is omitted. */
final class TomlWriter {
    private static final String INDENT = "  ";

    private final BoundedText out;

    private TomlWriter(Bounds bounds) {
        this.out = new BoundedText(bounds);
    }

    /**
     * @throws FunctionException if TOML cannot represent the value
     */
    static String write(Object value, Bounds bounds) {
        TomlWriter writer = new TomlWriter(bounds);
        writer.entry(List.of(), value);
        return writer.out.toString();
    }

    private void entry(List<String> key, Object value) {
        if (isTables(value)) {
            tables(key, (List<?>) value);
        } else if (isTable(value)) {
            table(key, value);
        } else {
            if (!key.isEmpty()) {
                indent(key);
                out.append(key(key.getLast())).append(" = ");
            }
            element(value);
            if (!key.isEmpty()) {
                out.append("\n");
            }
        }
    }

    private void table(List<String> key, Object value) {
        if (key.size() == 1) {
            blankLine();
        }
        if (!key.isEmpty()) {
            indent(key);
            out.append("[").append(path(key)).append("]\n");
        }
        entries(key, value);
    }

    private void tables(List<String> key, List<?> tables) {
        if (key.isEmpty()) {
            throw new FunctionException("toml: top-level values must be Go maps or structs");
        }
        for (Object table : tables) {
            if (!(table instanceof NilMap)) {
                blankLine();
                indent(key);
                out.append("[[").append(path(key)).append("]]\n");
                entries(key, table);
            }
        }
    }

    private void entries(List<String> key, Object table) {
        Parts parts = parts(table);
        for (Map<String, @Nullable Object> part : List.of(parts.plain, parts.tables)) {
            part.forEach((name, value) -> {
                if (value != null) {
                    entry(plus(key, name), value);
                }
            });
        }
    }

    /** A table within a line. For a plain key that is nil, the comma before it remains. */
    private void inline(Object table) {
        Parts parts = parts(table);
        out.append("{");
        inline(parts.plain, !parts.tables.isEmpty());
        inline(parts.tables, false);
        out.append("}");
    }

    private void inline(Map<String, @Nullable Object> entries, boolean more) {
        int left = entries.size();
        for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
            left--;
            Object value = entry.getValue();
            if (value != null) {
                out.append(key(entry.getKey())).append(" = ");
                element(value);
                out.append(more || left > 0 ? ", " : "");
            }
        }
    }

    /** The entries of a table, those that are tables apart from the plain ones, among which may be null for nil. */
    private record Parts(Map<String, @Nullable Object> plain, Map<String, @Nullable Object> tables) {}

    private static Parts parts(Object table) {
        Map<?, ?> entries = table instanceof GoStruct struct ? struct.fields() : (Map<?, ?>) table;
        Parts parts = table instanceof GoStruct
                ? new Parts(new LinkedHashMap<>(), new LinkedHashMap<>())
                : new Parts(new TreeMap<>(GoStringOrder.INSTANCE), new TreeMap<>(GoStringOrder.INSTANCE));
        entries.forEach((name, value) -> {
            boolean nil = value == null || value instanceof NilMap || value instanceof NilList;
            boolean below = !nil && (isTable(value) || isTables(value));
            (below ? parts.tables : parts.plain).put((String) name, nil ? null : value);
        });
        return parts;
    }

    private void element(Object value) {
        switch (value) {
            case String text -> out.append(quoted(text));
            case VersionStruct version -> out.append(quoted(version.string()));
            case Duration duration -> out.append(quoted(GoFormat.sprint(duration)));
            case ZonedDateTime time ->
                out.append(new TimeFormatter("2006-01-02T15:04:05.999999999Z07:00").format(time));
            case Double number -> out.append(number(number));
            case Complex number -> throw new FunctionException("unsupported type: " + Types.kindOf(number));
            case List<?> list -> array(list);
            case Map<?, ?> map -> inline(map);
            case GoStruct struct -> inline(struct);
            default -> out.append(value.toString());
        }
    }

    private void array(List<?> list) {
        out.append("[");
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            element(list.get(i));
        }
        out.append("]");
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        }
        String text = FloatText.general(value);
        return text.contains("e") || text.contains(".") ? text : text + ".0";
    }

    private static boolean isTable(Object value) {
        return value instanceof Map<?, ?> || (value instanceof GoStruct && !(value instanceof VersionStruct));
    }

    /** Whether it is a list of nothing but tables. */
    private static boolean isTables(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return false;
        }
        boolean tables = true;
        for (Object element : list) {
            if (element == null || element instanceof NilMap || element instanceof NilList) {
                throw new FunctionException("toml: cannot encode array with nil element");
            }
            checkType(element);
            tables &= isTable(element) && !isTables(element);
        }
        return tables;
    }

    private static void checkType(Object value) {
        if (Types.kindOf(value).equals("func")) {
            throw new FunctionException("unsupported type: func");
        }
        if (value instanceof List<?>) {
            isTables(value);
        }
    }

    private void indent(List<String> key) {
        out.append(INDENT.repeat(key.size() - 1));
    }

    private void blankLine() {
        if (out.length() > 0) {
            out.append("\n");
        }
    }

    private static List<String> plus(List<String> key, String name) {
        List<String> longer = new ArrayList<>(key);
        longer.add(name);
        return longer;
    }

    private static String path(List<String> key) {
        return String.join(".", key.stream().map(TomlWriter::key).toList());
    }

    private static String key(String name) {
        boolean bare = !name.isEmpty() && name.chars().allMatch(TomlWriter::isBare);
        return bare ? name : quoted(name);
    }

    static boolean isBare(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c < ' ' || c == 0x7F ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
