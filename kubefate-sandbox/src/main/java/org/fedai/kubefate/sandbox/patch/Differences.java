package org.fedai.kubefate.sandbox.patch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes what was added to or changed in an object, as a tree of only the changes. */
final class Differences {
    private Differences() {}

    static ObjectNode between(JsonNode before, JsonNode after) {
        ObjectNode changed = Json.object();
        after.properties().forEach(entry -> {
            JsonNode old = before.path(entry.getKey());
            if (!entry.getValue().equals(old)) {
                JsonNode different = value(entry.getKey(), old, entry.getValue());
                if (!different.isContainer()
                        || !different.isEmpty()
                        || entry.getValue().isEmpty()) {
                    changed.set(entry.getKey(), different);
                }
            }
        });
        return changed;
    }

    private static JsonNode value(String field, JsonNode before, JsonNode after) {
        if (after.isObject() && before.isObject()) {
            return between(before, after);
        }
        Optional<List<String>> keys = after.isArray() ? ListKeys.of(field, after) : Optional.empty();
        return keys.isPresent() ? items(before, after, keys.get()) : after;
    }

    private static ArrayNode items(JsonNode before, JsonNode after, List<String> keys) {
        Map<String, JsonNode> old = before.isArray() ? ListKeys.byName(before, keys) : Map.of();
        ArrayNode changed = Json.array();
        for (JsonNode item : after) {
            JsonNode was = old.get(ListKeys.name(item, keys));
            if (was == null) {
                changed.add(item);
            } else if (!was.equals(item)) {
                ObjectNode different = between(was, item);
                keys.forEach(key -> {
                    if (item.has(key)) {
                        different.set(key, item.path(key));
                    }
                });
                changed.add(different);
            }
        }
        return changed;
    }
}
