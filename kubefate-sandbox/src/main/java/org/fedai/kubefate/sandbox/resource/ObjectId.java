package org.fedai.kubefate.sandbox.resource;

import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Which object.
 *
 * @param namespace empty when the type has none
 */
public record ObjectId(ResourceType type, String namespace, String name) {
    public static ObjectId of(ResourceType type, JsonNode object) {
        return new ObjectId(type, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
    }

    /** Another object of the same namespace. */
    public ObjectId sibling(ResourceType otherType, String otherName) {
        return new ObjectId(otherType, otherType.namespaced() ? namespace : "", otherName);
    }

    @Override
    public String toString() {
        return type.kind() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
