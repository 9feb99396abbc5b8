package org.fedai.kubefate.server.release.helm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object in a record. Those that are missing are empty; those of another type are refused, with their path. */
final class RecordFields {
    /** Go's time that is not set. */
    private static final int NO_YEAR = 1;

    private final String path;
    private final Map<?, ?> fields;
    private final Set<String> read = new LinkedHashSet<>();

    private RecordFields(String path, Map<?, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /**
     * @throws UnreadableRecordException if it is not an object
     */
    static RecordFields of(@Nullable Object json) {
        return of("", json);
    }

    private static RecordFields of(String path, @Nullable Object json) {
        if (json == null) {
            return new RecordFields(path, Map.of());
        }
        if (json instanceof Map<?, ?> map) {
            return new RecordFields(path, map);
        }
        throw new UnreadableRecordException((path.isEmpty() ? "its content" : path) + " is not an object");
    }

    String text(String key) {
        return switch (get(key)) {
            case null -> "";
            case String text -> text;
            default -> throw wrong(key, "a text");
        };
    }

    int number(String key) {
        Object value = get(key);
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw wrong(key, "a number");
    }

    byte[] bytes(String key) {
        try {
            return Base64.getDecoder().decode(text(key));
        } catch (IllegalArgumentException e) {
            throw wrong(key, "base64");
        }
    }

    @Nullable
    Instant time(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() <= NO_YEAR ? null : time.toInstant();
        } catch (DateTimeException e) {
            throw wrong(key, "a time");
        }
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object item : items(key)) {
            if (!(item instanceof String text)) {
                throw wrong(key, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    List<RecordFields> list(String key) {
        List<RecordFields> list = new ArrayList<>();
        for (Object item : items(key)) {
            list.add(of(path(key) + "[" + list.size() + "]", item));
        }
        return list;
    }

    RecordFields fields(String key) {
        return of(path(key), get(key));
    }

    /** An object as it is. */
    @SuppressWarnings("unchecked") // Maps that were read from JSON have string keys.
    Map<String, @Nullable Object> map(String key) {
        return switch (get(key)) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, @Nullable Object>) map;
            default -> throw wrong(key, "an object");
        };
    }

    /** The fields that were not asked for. */
    Map<String, @Nullable Object> others() {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (!read.contains(String.valueOf(key))) {
                others.put(String.valueOf(key), value);
            }
        });
        return others;
    }

    private List<?> items(String key) {
        return switch (get(key)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(key, "a list");
        };
    }

    private @Nullable Object get(String key) {
        read.add(key);
        return fields.get(key);
    }

    private UnreadableRecordException wrong(String key, String wanted) {
        return new UnreadableRecordException(path(key) + " is not " + wanted);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
