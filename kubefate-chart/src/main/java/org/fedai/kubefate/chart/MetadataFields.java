package org.fedai.kubefate.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.yaml.FloatText;
import org.jspecify.annotations.Nullable;

/**
 * The typed fields of a YAML document as Go's JSON finds them: case-insensitive names, numbers and booleans as the text they
 * would be written with, null as if the field were absent.
 */
final class MetadataFields {
    private final Map<String, @Nullable Object> document;
    private final String where;

    /**
     * @param where the name of the document in errors
     */
    MetadataFields(Map<String, @Nullable Object> document, String where) {
        this.document = document;
        this.where = where;
    }

    /** Empty if it is not there. White space becomes spaces, and unprintable characters are dropped. */
    String text(String name) {
        Object value = find(name);
        return value == null ? "" : shown(asText(value, name));
    }

    boolean flag(String name) {
        Object value = find(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrong(name, "true or false");
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            texts.add(element == null ? "" : shown(asText(element, name)));
        }
        return List.copyOf(texts);
    }

    Map<String, String> textMap(String name) {
        Object value = find(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, "a map");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, text) -> texts.put(String.valueOf(key), text == null ? "" : asText(text, name + "." + key)));
        return texts;
    }

    List<@Nullable Object> list(String name) {
        Object value = find(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw wrong(name, "a list");
    }

    /** The maps of a list. */
    List<MetadataFields> maps(String name) {
        List<MetadataFields> maps = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(name, "a list of maps");
            }
            maps.add(of(map, where + ": " + name));
        }
        return maps;
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    static MetadataFields of(Map<?, ?> document, String where) {
        return new MetadataFields((Map<String, @Nullable Object>) document, where);
    }

    private @Nullable Object find(String name) {
        if (document.containsKey(name)) {
            return document.get(name);
        }
        return document.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private String asText(Object value, String name) {
        if (value instanceof Map || value instanceof List) {
            throw wrong(name, "a string");
        }
        return value instanceof Double number ? FloatText.general32(number.floatValue()) : value.toString();
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                shown.append(' ');
            } else if (isPrintable(c)) {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private ChartException wrong(String name, String expected) {
        return new ChartException(where + ": " + name + " must be " + expected);
    }
}
