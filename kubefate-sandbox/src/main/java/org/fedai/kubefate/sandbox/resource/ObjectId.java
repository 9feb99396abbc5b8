package org.fedai.kubefate.sandbox.resource;

import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Identifies an object.
 *
 * @param namespace empty for cluster-scoped types
 */
public record ObjectId(ResourceType type, String namespace, String name) {
    public static ObjectId of(ResourceType type, JsonNode object) {
        return new ObjectId(type, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
    }

    /** An object of another type and name in the same namespace. */
    public ObjectId sibling(ResourceType otherType, String otherName) {
        return new ObjectId(otherType, otherType.namespaced() ? namespace : "", otherName);
    }

    /**
     * What the client that creates the object knows of its name: of a generated one only the beginning. Refusals name
     * it like this, so that each attempt is refused with the same words.
     */
    public ObjectId asSent(JsonNode object) {
        String prefix = Json.text(object, "metadata", "generateName");
        return prefix.isEmpty() ? this : new ObjectId(type, namespace, prefix);
    }

    @Override
    public String toString() {
        return type.kind() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
