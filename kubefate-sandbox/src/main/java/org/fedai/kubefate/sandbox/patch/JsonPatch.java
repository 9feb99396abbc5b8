package org.fedai.kubefate.sandbox.patch;

import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON Patch (RFC 6902): either all operations or none. */
final class JsonPatch {
    private JsonPatch() {}

    static ObjectNode apply(ObjectNode target, JsonNode operations) {
        ObjectNode patched = target.deepCopy();
        Json.each(operations).forEach(operation -> perform(patched, operation));
        return patched;
    }

    private static void perform(ObjectNode document, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        switch (Json.text(operation, "op")) {
            case "add" -> add(document, path, operation.path("value"));
            case "remove" -> remove(document, path);
            case "replace" -> {
                remove(document, path);
                add(document, path, operation.path("value"));
            }
            case "move" -> {
                JsonNode moved = existing(document, pointer(operation, "from"));
                remove(document, pointer(operation, "from"));
                add(document, path, moved);
            }
            case "copy" ->
                add(
                        document,
                        path,
                        existing(document, pointer(operation, "from")).deepCopy());
            case "test" -> {
                if (!existing(document, path).equals(operation.path("value"))) {
                    throw StatusException.badRequest("testing value " + path + " failed");
                }
            }
            default ->
                throw StatusException.badRequest("unknown operation in JSON patch: " + Json.text(operation, "op"));
        }
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            return JsonPointer.compile(Json.text(operation, field));
        } catch (IllegalArgumentException e) {
            throw StatusException.badRequest("not a JSON pointer: " + Json.text(operation, field));
        }
    }

    private static JsonNode existing(JsonNode document, JsonPointer path) {
        JsonNode found = document.at(path);
        if (found.isMissingNode()) {
            throw StatusException.badRequest("no value at " + path);
        }
        return found;
    }

    private static void add(ObjectNode document, JsonPointer path, JsonNode value) {
        String key = path.last().getMatchingProperty();
        JsonNode parent = existing(document, path.head());
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array && key.equals("-")) {
            array.add(value);
        } else if (parent instanceof ArrayNode array && index(path) <= array.size()) {
            array.insert(index(path), value);
        } else {
            throw StatusException.badRequest("cannot add a value at " + path);
        }
    }

    private static void remove(ObjectNode document, JsonPointer path) {
        existing(document, path);
        if (existing(document, path.head()) instanceof ArrayNode array) {
            array.remove(index(path));
        } else {
            ((ObjectNode) document.at(path.head())).remove(path.last().getMatchingProperty());
        }
    }

    private static int index(JsonPointer path) {
        int index = path.last().getMatchingIndex();
        if (index < 0) {
            throw StatusException.badRequest("not a list index: " + path);
        }
        return index;
    }
}
