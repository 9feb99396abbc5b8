package org.fedai.kubefate.sandbox.controller;

import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and sets the conditions of a status. */
public final class Conditions {
    private Conditions() {}

    static Optional<JsonNode> find(JsonNode status, String type) {
        return Json.each(status.path("conditions"))
                .filter(condition -> Json.text(condition, "type").equals(type))
                .findFirst();
    }

    static boolean isTrue(JsonNode status, String type) {
        return find(status, type)
                .map(condition -> Json.text(condition, "status").equals("True"))
                .orElse(false);
    }

    /** Sets a condition; {@code lastTransitionTime} changes only if its status does. */
    public static void set(ObjectNode status, String type, boolean truth, String reason, String message, String now) {
        String value = truth ? "True" : "False";
        ArrayNode conditions = Json.ensureArray(status, "conditions");
        ObjectNode condition = (ObjectNode)
                find(status, type).orElseGet(() -> conditions.addObject().put("type", type));
        if (!Json.text(condition, "status").equals(value)) {
            condition.put("lastTransitionTime", now);
        }
        condition.put("status", value);
        text(condition, "reason", reason);
        text(condition, "message", message);
    }

    static void remove(ObjectNode status, String type) {
        if (status.path("conditions") instanceof ArrayNode conditions) {
            conditions.removeIf(condition -> Json.text(condition, "type").equals(type));
        }
    }

    private static void text(ObjectNode condition, String field, String text) {
        if (text.isEmpty()) {
            condition.remove(field);
        } else {
            condition.put(field, text);
        }
    }
}
