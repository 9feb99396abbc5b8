package org.fedai.kubefate.sandbox.patch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes fields from an object that no manager owns any more. */
final class Pruning {
    private Pruning() {}

    /** @param gone the fields to remove, as a {@link FieldSet} */
    static void prune(ObjectNode object, JsonNode gone) {
        gone.properties().forEach(entry -> {
            if (entry.getKey().startsWith("f:")) {
                field(object, entry.getKey().substring(2), entry.getValue());
            }
        });
    }

    private static void field(ObjectNode object, String field, JsonNode gone) {
        JsonNode value = object.path(field);
        if (gone.isEmpty()) {
            object.remove(field);
        } else if (value instanceof ObjectNode child) {
            prune(child, gone);
            if (child.isEmpty()) {
                object.remove(field);
            }
        } else if (value instanceof ArrayNode list) {
            ArrayNode left = list(field, list, gone);
            if (left.isEmpty()) {
                object.remove(field);
            } else {
                object.set(field, left);
            }
        }
    }

    private static ArrayNode list(String field, ArrayNode list, JsonNode gone) {
        if (ListKeys.isSet(field)) {
            return ListKeys.array(
                    Json.each(list).filter(item -> !gone.has("v:" + item)).toList());
        }
        Optional<List<String>> keys = ListKeys.of(field, list);
        if (keys.isEmpty()) {
            return list;
        }
        Map<String, JsonNode> items = ListKeys.byName(list, keys.get());
        gone.properties().forEach(entry -> {
            String name = entry.getKey().startsWith("k:") ? entry.getKey().substring(2) : "";
            if (entry.getValue().has(FieldSet.SELF)) {
                items.remove(name);
            } else if (items.get(name) instanceof ObjectNode item) {
                prune(item, entry.getValue());
            }
        });
        return ListKeys.array(items.values());
    }
}
