package org.fedai.kubefate.sandbox.patch;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets of fields in the format of {@code managedFields} ({@code fieldsV1}): {@code f:name} for a field, {@code k:{...}}
 * for an item of a list, {@code v:...} for a member of a set; {@code {}} marks a field that belongs to the set.
 */
final class FieldSet {
    static final String SELF = ".";

    private FieldSet() {}

    /** The fields that an object sets, without those that identify it. */
    static ObjectNode of(ObjectNode object) {
        ObjectNode set = Json.object();
        object.properties().forEach(entry -> {
            if (!entry.getKey().equals("apiVersion") && !entry.getKey().equals("kind")) {
                set.set("f:" + entry.getKey(), value(entry.getKey(), entry.getValue()));
            }
        });
        if (set.path("f:metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("f:name", "f:namespace", "f:managedFields", "f:resourceVersion", "f:uid"));
            metadata.remove(List.of("f:creationTimestamp", "f:generation"));
            if (metadata.isEmpty()) {
                set.remove("f:metadata");
            }
        }
        return set;
    }

    private static ObjectNode value(String field, JsonNode value) {
        ObjectNode set = Json.object();
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> set.set("f:" + entry.getKey(), value(entry.getKey(), entry.getValue())));
        } else if (value.isArray() && ListKeys.isSet(field)) {
            value.forEach(item -> set.putObject("v:" + item));
        } else if (value.isArray()) {
            items(field, value, set);
        }
        return set;
    }

    private static void items(String field, JsonNode list, ObjectNode set) {
        Optional<List<String>> keys = ListKeys.of(field, list);
        keys.ifPresent(found -> list.forEach(item -> {
            ObjectNode members = value("", item);
            members.putObject(SELF);
            set.set("k:" + ListKeys.name(item, found), members);
        }));
    }

    static ObjectNode union(JsonNode one, JsonNode other) {
        ObjectNode union = one instanceof ObjectNode object ? object.deepCopy() : Json.object();
        other.properties()
                .forEach(entry -> union.set(
                        entry.getKey(),
                        union.has(entry.getKey())
                                ? union(union.path(entry.getKey()), entry.getValue())
                                : entry.getValue()));
        return union;
    }

    /** The fields in the first set but not in the second. */
    static ObjectNode difference(JsonNode one, JsonNode other) {
        ObjectNode rest = Json.object();
        one.properties().forEach(entry -> {
            JsonNode also = other.path(entry.getKey());
            if (also.isMissingNode()) {
                rest.set(entry.getKey(), entry.getValue());
            } else if (!entry.getValue().isEmpty()) {
                ObjectNode inner = difference(entry.getValue(), also);
                if (!inner.isEmpty()) {
                    rest.set(entry.getKey(), inner);
                }
            }
        });
        return rest;
    }
}
