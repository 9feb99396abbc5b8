package org.fedai.kubefate.chart.internal.function.formats;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.ValueDepth;
import org.jspecify.annotations.Nullable;

/** Reads TOML 1.1 as Helm does: integers are int64, a list of tables is a {@code []map[string]interface{}}. */
final class TomlReader {
    /** How a table was defined, which determines what may still be added to it. */
    private enum Origin {
        /** As part of another's name; its own header may follow. */
        HEADER_PATH,
        /** By its own header. */
        HEADER,
        /** By a key with dots. */
        DOTTED_KEY,
        /** Between braces, complete. */
        INLINE
    }

    private final TomlCursor in;
    private final Map<String, @Nullable Object> root = new LinkedHashMap<>();
    private final IdentityHashMap<Object, Origin> origins = new IdentityHashMap<>();

    private TomlReader(String text) {
        this.in = new TomlCursor(withoutMark(text));
    }

    /** Byte order marks are ignored, even those of encodings that TOML does not allow. */
    private static String withoutMark(String text) {
        boolean marked = text.startsWith("\uFEFF");
        boolean foreign = text.startsWith("\uDCFF\uDCFE") || text.startsWith("\uDCFE\uDCFF");
        return marked ? text.substring(1) : foreign ? text.substring(2) : text;
    }

    /**
     * @throws FunctionException with the line if it is not TOML
     */
    static Map<String, @Nullable Object> read(String text) {
        return new TomlReader(text).document();
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> table = root;
        for (in.skipBlankLines(); !in.atEnd(); in.skipBlankLines()) {
            if (in.take("[[")) {
                List<String> name = name("]]");
                table = tableOfList(name);
                in.inTable(path(name));
            } else if (in.take("[")) {
                List<String> name = name("]");
                table = table(name);
                in.inTable(path(name));
            } else {
                keyAndValue(table);
            }
            in.endOfLine();
        }
        return typed(root);
    }

    private List<String> name(String end) {
        in.skipSpace();
        if (in.atEnd() || in.peek() == ']') {
            throw in.wrong("unexpected end of table name (table names cannot be empty)");
        }
        List<String> name = new TomlText(in).key();
        if (!in.take(end)) {
            throw in.wrong("expected '.' or ']' to end table name, but got " + in.shown() + " instead");
        }
        return name;
    }

    private Map<String, @Nullable Object> table(List<String> name) {
        Map<String, @Nullable Object> parent = parent(name);
        in.inTable(path(name.subList(0, name.size() - 1)));
        Object old = parent.get(name.getLast());
        if (old == null) {
            return put(parent, name.getLast(), Origin.HEADER);
        }
        if (!(old instanceof Map<?, ?>) || !isOpen(old)) {
            throw defined(name);
        }
        origins.put(old, Origin.HEADER);
        return map(old);
    }

    private Map<String, @Nullable Object> tableOfList(List<String> name) {
        Map<String, @Nullable Object> parent = parent(name);
        Object list = parent.computeIfAbsent(name.getLast(), key -> new TableList());
        if (!(list instanceof TableList tables)) {
            throw in.wrong("Key '" + path(name) + "' was already created and cannot be used as an array.");
        }
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        origins.put(table, Origin.HEADER);
        tables.tables.add(table);
        return table;
    }

    private Map<String, @Nullable Object> parent(List<String> name) {
        Map<String, @Nullable Object> table = root;
        for (String part : name.subList(0, name.size() - 1)) {
            Object next = table.get(part);
            if (next instanceof TableList tables) {
                table = tables.tables.getLast();
            } else if (next == null) {
                table = put(table, part, Origin.HEADER_PATH);
            } else if (next instanceof Map<?, ?> && origins.get(next) != Origin.INLINE) {
                table = map(next);
            } else {
                throw in.wrong("Key '" + path(name) + "' was already created as a hash.");
            }
        }
        return table;
    }

    private void keyAndValue(Map<String, @Nullable Object> table) {
        List<String> key = new TomlText(in).key();
        ValueDepth.check(key.size());
        in.skipSpace();
        if (!in.take("=")) {
            throw in.wrong(
                    in.atEnd()
                            ? "unexpected EOF; expected key separator '='"
                            : "expected '.' or '=', but got " + in.shown() + " instead");
        }
        Map<String, @Nullable Object> target = table;
        for (String part : key.subList(0, key.size() - 1)) {
            Object next = target.get(part);
            if (next == null) {
                target = put(target, part, Origin.DOTTED_KEY);
            } else if (next instanceof Map<?, ?> && isOpen(next)) {
                target = map(next);
            } else {
                throw defined(key);
            }
        }
        in.enter(path(key));
        Object value = value();
        if (target.containsKey(key.getLast())) {
            throw defined(key);
        }
        in.leave();
        target.put(key.getLast(), value);
    }

    /** Whether a table has not had its own header yet. */
    private boolean isOpen(Object table) {
        return origins.get(table) == Origin.HEADER_PATH || origins.get(table) == Origin.DOTTED_KEY;
    }

    private Object value() {
        in.skipSpace();
        if (in.take("[")) {
            return array();
        }
        return in.take("{") ? inlineTable() : new TomlText(in).scalar();
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        in.deeper();
        for (in.skipBlankLines(); !in.take("]"); in.skipBlankLines()) {
            array.add(value());
            in.skipBlankLines();
            if (!in.take(",") && in.peek() != ']') {
                throw in.wrong("expected a comma (',') or array terminator (']'), but got " + in.shownOrEnd());
            }
        }
        in.higher();
        return array;
    }

    private Map<String, @Nullable Object> inlineTable() {
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        origins.put(table, Origin.HEADER);
        in.deeper();
        for (in.skipBlankLines(); !in.take("}"); in.skipBlankLines()) {
            keyAndValue(table);
            in.skipBlankLines();
            if (!in.take(",") && in.peek() != '}') {
                throw in.wrong(
                        "expected a comma or an inline table terminator '}', but got " + in.shownOrEnd() + " instead");
            }
        }
        in.higher();
        origins.put(table, Origin.INLINE);
        return table;
    }

    private Map<String, @Nullable Object> put(Map<String, @Nullable Object> parent, String key, Origin origin) {
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        origins.put(table, origin);
        parent.put(key, table);
        return table;
    }

    /** Tables that headers in double brackets add to. */
    private static final class TableList {
        private final List<Map<String, @Nullable Object>> tables = new ArrayList<>();
    }

    /** The tables with lists of tables as templates know them. */
    private static Map<String, @Nullable Object> typed(Map<String, @Nullable Object> table) {
        table.replaceAll((key, value) -> switch (value) {
            case TableList list ->
                TypedList.of(
                        "map[string]interface {}",
                        list.tables.stream().map(TomlReader::typed).toList());
            case Map<?, ?> map -> typed(map(map));
            case null -> null;
            default -> value;
        });
        return table;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private FunctionException defined(List<String> key) {
        return in.wrong("Key '" + path(key) + "' has already been defined.");
    }

    private static String path(List<String> key) {
        return String.join(".", key);
    }
}
