package org.fedai.kubefate.sandbox.patch;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies a strategic merge patch: lists with a merge key are merged by that key; directives delete and replace. */
final class StrategicMerge {
    private static final String DIRECTIVE = "$patch";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String RETAIN = "$retainKeys";

    private StrategicMerge() {}

    static ObjectNode apply(JsonNode target, ObjectNode patch) {
        if (Json.text(patch, DIRECTIVE).equals("replace")) {
            return without(patch, DIRECTIVE);
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        if (patch.path(RETAIN) instanceof ArrayNode retained) {
            Set<String> keep = Json.each(retained).map(JsonNode::asString).collect(Collectors.toSet());
            merged.retain(keep);
        }
        patch.properties().forEach(entry -> property(merged, entry.getKey(), entry.getValue(), patch));
        return merged;
    }

    private static void property(ObjectNode merged, String key, JsonNode value, ObjectNode patch) {
        if (key.startsWith(DELETE_FROM)) {
            deleteFrom(merged, key.substring(DELETE_FROM.length()), value);
        } else if (key.startsWith("$")) {
            return;
        } else if (value.isNull()) {
            merged.remove(key);
        } else if (value instanceof ObjectNode object) {
            if (Json.text(object, DIRECTIVE).equals("delete")) {
                merged.remove(key);
            } else {
                merged.set(key, apply(merged.path(key), object));
            }
        } else if (value instanceof ArrayNode list) {
            merged.set(key, list(key, merged.path(key), list, patch.path(ORDER + key)));
        } else {
            merged.set(key, value);
        }
    }

    private static JsonNode list(String field, JsonNode target, ArrayNode patch, JsonNode order) {
        if (ListKeys.isSet(field)) {
            Set<JsonNode> union = new LinkedHashSet<>();
            target.forEach(union::add);
            patch.forEach(union::add);
            return ListKeys.array(union);
        }
        Optional<List<String>> keys = ListKeys.of(field, target, patch).map(found -> List.of(found.getFirst()));
        if (keys.isEmpty()) {
            return patch;
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        boolean replace =
                Json.each(patch).anyMatch(item -> Json.text(item, DIRECTIVE).equals("replace") && item.size() == 1);
        if (!replace) {
            merged.putAll(ListKeys.byName(target, keys.get()));
        }
        for (JsonNode item : patch) {
            item(merged, keys.get(), item);
        }
        return ListKeys.array(ordered(merged, keys.get(), order));
    }

    private static void item(Map<String, JsonNode> merged, List<String> keys, JsonNode item) {
        if (!item.has(keys.getFirst()) || !(item instanceof ObjectNode object)) {
            return;
        }
        String name = ListKeys.name(item, keys);
        if (Json.text(item, DIRECTIVE).equals("delete")) {
            merged.remove(name);
        } else {
            merged.merge(name, item, (old, patch) -> apply(old, object));
        }
    }

    private static Iterable<JsonNode> ordered(Map<String, JsonNode> items, List<String> keys, JsonNode order) {
        if (!order.isArray()) {
            return items.values();
        }
        Map<String, JsonNode> sorted = new LinkedHashMap<>();
        for (JsonNode wanted : order) {
            String name = ListKeys.name(wanted, keys);
            JsonNode item = items.get(name);
            if (item != null) {
                sorted.put(name, item);
            }
        }
        items.forEach(sorted::putIfAbsent);
        return sorted.values();
    }

    private static void deleteFrom(ObjectNode merged, String field, JsonNode values) {
        if (merged.path(field) instanceof ArrayNode list) {
            Set<JsonNode> gone = Json.each(values).collect(Collectors.toSet());
            merged.set(
                    field,
                    ListKeys.array(
                            Json.each(list).filter(item -> !gone.contains(item)).toList()));
        }
    }

    private static ObjectNode without(ObjectNode object, String key) {
        ObjectNode copy = object.deepCopy();
        copy.remove(key);
        return copy;
    }
}
