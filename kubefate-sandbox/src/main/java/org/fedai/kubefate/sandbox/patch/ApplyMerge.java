package org.fedai.kubefate.sandbox.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges an applied configuration into the live object. */
final class ApplyMerge {
    private ApplyMerge() {}

    static ObjectNode merge(ObjectNode live, ObjectNode applied) {
        ObjectNode merged = live.deepCopy();
        applied.properties().forEach(entry -> {
            String field = entry.getKey();
            merged.set(field, value(field, merged.path(field), entry.getValue()));
        });
        return merged;
    }

    private static JsonNode value(String field, JsonNode live, JsonNode applied) {
        if (applied instanceof ObjectNode object) {
            return live instanceof ObjectNode there ? merge(there, object) : applied;
        }
        if (!applied.isArray()) {
            return applied;
        }
        if (ListKeys.isSet(field)) {
            Set<JsonNode> union = new LinkedHashSet<>();
            live.forEach(union::add);
            applied.forEach(union::add);
            return ListKeys.array(union);
        }
        Optional<List<String>> keys = ListKeys.of(field, applied);
        return keys.isPresent() ? items(live, applied, keys.get()) : applied;
    }

    /**
     * The applied items in their order, since environment variables may refer to earlier ones, followed by the items of
     * other managers.
     */
    private static JsonNode items(JsonNode live, JsonNode applied, List<String> keys) {
        Map<String, JsonNode> there = live.isArray() ? ListKeys.byName(live, keys) : Map.of();
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        for (JsonNode item : applied) {
            String name = ListKeys.name(item, keys);
            merged.put(name, value("", there.getOrDefault(name, Json.object()), item));
        }
        there.forEach(merged::putIfAbsent);
        return ListKeys.array(merged.values());
    }

    /** @throws StatusException if a list contains two items with the same key */
    static void checkDuplicates(ObjectNode applied) {
        List<String> found = new ArrayList<>();
        duplicates("", "", applied, found);
        if (!found.isEmpty()) {
            throw StatusException.untyped(found);
        }
    }

    private static void duplicates(String path, String field, JsonNode node, List<String> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> duplicates(path + "." + entry.getKey(), entry.getKey(), entry.getValue(), found));
        } else if (node.isArray()) {
            ListKeys.of(field, node).ifPresent(keys -> items(path, node, keys, found));
        }
    }

    private static void items(String path, JsonNode list, List<String> keys, List<String> found) {
        Set<String> seen = new LinkedHashSet<>();
        for (JsonNode item : list) {
            String name = ListKeys.name(item, keys);
            if (!seen.add(name)) {
                found.add(path + ": duplicate entries for key " + ListKeys.label(item, keys));
            }
            duplicates(path + ListKeys.label(item, keys), "", item, found);
        }
    }
}
