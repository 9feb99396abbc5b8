package org.fedai.kubefate.sandbox.controller;

import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes the hash that identifies a revision of a pod template. */
final class Templates {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private Templates() {}

    /** Equal for equal content: the order of keys does not matter, and null values are ignored. */
    static String hash(JsonNode template) {
        // FNV-1a with 64 bits: short; resistance to deliberate collisions is not needed here.
        long hash = 0xcbf29ce484222325L;
        for (char c : canonical(template).toString().toCharArray()) {
            hash = (hash ^ c) * 0x100000001b3L;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            name.append(LETTERS.charAt((int) Long.remainderUnsigned(hash, LETTERS.length())));
            hash = Long.divideUnsigned(hash, LETTERS.length());
        }
        return name.toString();
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> sorted.put(entry.getKey(), canonical(entry.getValue())));
            ObjectNode object = Json.object();
            sorted.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(item -> array.add(canonical(item)));
            return array;
        }
        return node;
    }
}
