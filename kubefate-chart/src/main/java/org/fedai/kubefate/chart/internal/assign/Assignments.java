package org.fedai.kubefate.chart.internal.assign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.ValuesException;
import org.fedai.kubefate.chart.internal.assign.AssignmentText.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts assignments into a map. Keys may be paths of names and indexes; missing maps and lists are created. Edge cases such as
 * {@code a.=} or a trailing comma behave as in Helm.
 */
public final class Assignments {
    private static final int MOST_ELEMENTS = 65_536;
    private static final int DEEPEST = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The kind of text after an equals sign. */
    private enum Form {
        /** Text up to the next comma, or a list of such texts in braces. */
        TEXT,
        /** JSON. */
        JSON,
        /** The rest of the text. */
        LITERAL
    }

    private final AssignmentText text;
    private final Form form;
    private final AssignedValue meaning;

    private Assignments(AssignmentText text, Form form, AssignedValue meaning) {
        this.text = text;
        this.form = form;
        this.meaning = meaning;
    }

    /**
     * Assigns values to keys: {@code a=1,b.c={x,y}}.
     *
     * @param meaning of the texts after the equals signs
     * @throws ValuesException if it is not an assignment
     */
    public static void put(String line, AssignedValue meaning, Map<String, @Nullable Object> into) {
        new Assignments(new AssignmentText(line, true), Form.TEXT, meaning).all(into);
    }

    /** Assigns JSON to keys: {@code a={"b":[1]},c=null}. */
    public static void putJson(String line, Map<String, @Nullable Object> into) {
        new Assignments(new AssignmentText(line, true), Form.JSON, value -> value).all(into);
    }

    /** Assigns everything after the first equals sign to the key before it. */
    public static void putLiteral(String line, Map<String, @Nullable Object> into) {
        new Assignments(new AssignmentText(line, false), Form.LITERAL, value -> value).all(into);
    }

    private void all(Map<String, @Nullable Object> into) {
        boolean more = true;
        while (more) {
            more = key(into, 0);
        }
    }

    /** Whether more may follow. */
    private boolean key(Map<String, @Nullable Object> map, int depth) {
        Part key = text.until(form == Form.LITERAL ? "=[." : "=[,.");
        return switch (key.stop()) {
            case AssignmentText.END -> {
                if (!key.text().isEmpty()) {
                    throw new ValuesException("key \"" + key.text() + "\" has no value");
                }
                yield false;
            }
            case '[' -> {
                List<@Nullable Object> list = list(key.text(), map);
                boolean more = element(list, index(), depth);
                set(map, key.text(), list);
                yield more;
            }
            case '=' -> {
                boolean ended = text.peek() == AssignmentText.END;
                set(map, key.text(), value());
                yield !ended;
            }
            case '.' -> field(map, key.text(), depth + 1);
            default -> throw new ValuesException("key \"" + key.text() + "\" has no value (cannot end with ,)");
        };
    }

    private boolean field(Map<String, @Nullable Object> map, String name, int depth) {
        if (depth > DEEPEST) {
            throw new ValuesException("a key has more than " + DEEPEST + " levels");
        }
        Map<String, @Nullable Object> inner = map(name, map);
        boolean more = key(inner, depth);
        if (more && inner.isEmpty()) {
            throw new ValuesException("key map \"" + name + "\" has no value");
        }
        if (!inner.isEmpty()) {
            set(map, name, inner);
        }
        return more;
    }

    private int index() {
        Part index = text.until("]");
        try {
            if (index.stop() == AssignmentText.END) {
                throw new ValuesException("the index [" + index.text() + " is not closed");
            }
            int number = Integer.parseInt(index.text());
            if (number < 0) {
                throw new ValuesException("negative " + number + " index not allowed");
            }
            if (number > MOST_ELEMENTS) {
                throw new ValuesException(
                        "index of " + number + " is greater than maximum supported index of " + MOST_ELEMENTS);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new ValuesException("[" + index.text() + "] is not an index: it must be a whole number", e);
        }
    }

    /**
     * What follows an index: a value, another index, or the field of an element. If nothing follows, the list is unchanged.
     *
     * @return whether more may follow
     */
    private boolean element(List<@Nullable Object> list, int index, int depth) {
        Part between = text.until("[.=");
        if (!between.text().isEmpty()) {
            throw new ValuesException("unexpected data at end of array index: \"" + between.text() + "\"");
        }
        Object present = index < list.size() ? list.get(index) : null;
        return switch (between.stop()) {
            case '=' -> {
                put(list, index, value());
                yield true;
            }
            case '[' -> {
                List<@Nullable Object> nested =
                        present == null ? new ArrayList<>() : asList(present, "[" + index + "]");
                boolean more = element(nested, index(), depth);
                put(list, index, nested);
                yield more;
            }
            case '.' -> {
                Map<String, @Nullable Object> nested =
                        present instanceof Map<?, ?> ? asMap(present, "[" + index + "]") : new LinkedHashMap<>();
                boolean more = key(nested, depth);
                if (more || index < list.size()) {
                    put(list, index, nested);
                }
                yield more;
            }
            default -> false;
        };
    }

    private static void put(List<@Nullable Object> list, int index, @Nullable Object value) {
        while (list.size() <= index) {
            list.add(null);
        }
        list.set(index, value);
    }

    private @Nullable Object value() {
        return switch (form) {
            case LITERAL -> meaning.of(text.until("").text());
            case JSON -> json();
            case TEXT ->
                text.peek() == AssignmentText.END
                        ? ""
                        : text.peek() == '{'
                                ? texts()
                                : meaning.of(text.until(",").text());
        };
    }

    private List<@Nullable Object> texts() {
        text.next();
        List<@Nullable Object> list = new ArrayList<>();
        while (true) {
            Part element = text.until(",}");
            if (element.stop() == AssignmentText.END) {
                throw new ValuesException("list must terminate with '}'");
            }
            list.add(meaning.of(element.text()));
            if (element.stop() == '}') {
                skipComma();
                return list;
            }
        }
    }

    private void skipComma() {
        if (text.peek() == ',') {
            text.next();
        }
    }

    private @Nullable Object json() {
        skipBlanks();
        if (text.peek() == AssignmentText.END || text.peek() == ',') {
            skipComma();
            return null;
        }
        String rest = text.rest();
        int end = JsonExtent.endOf(rest);
        try {
            Object value = JSON.readValue(rest.substring(0, end), Object.class);
            text.skip(end);
            skipBlanks();
            skipComma();
            return value;
        } catch (JacksonException e) {
            throw new ValuesException("not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void skipBlanks() {
        while (text.peek() != AssignmentText.END && Character.isWhitespace(text.peek())) {
            text.next();
        }
    }

    /** An empty name is accepted and ignored. */
    private static void set(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        if (!name.isEmpty()) {
            map.put(name, value);
        }
    }

    private static List<@Nullable Object> list(String name, Map<String, @Nullable Object> map) {
        return map.containsKey(name) ? asList(map.get(name), name) : new ArrayList<>();
    }

    private static Map<String, @Nullable Object> map(String name, Map<String, @Nullable Object> map) {
        return map.containsKey(name) ? asMap(map.get(name), name) : new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked") // Values are made of such lists.
    private static List<@Nullable Object> asList(@Nullable Object value, String name) {
        if (value instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw new ValuesException("unable to parse key: " + name + " is not a list");
    }

    @SuppressWarnings("unchecked") // Values are made of such maps.
    private static Map<String, @Nullable Object> asMap(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new ValuesException("unable to parse key: " + name + " is not a map");
    }
}
