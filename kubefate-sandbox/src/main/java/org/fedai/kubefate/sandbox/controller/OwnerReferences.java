package org.fedai.kubefate.sandbox.controller;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Owner references between objects. */
public final class OwnerReferences {
    private OwnerReferences() {}

    /** An owner reference that marks {@code owner} as the controller. */
    static ObjectNode reference(ResourceType type, JsonNode owner) {
        return Json.object()
                .put("apiVersion", type.apiVersion())
                .put("kind", type.kind())
                .put("name", Json.text(owner, "metadata", "name"))
                .put("uid", uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /** The controller of an object, if it is of the given type. */
    static Stream<ObjectId> controller(JsonNode object, ResourceType type) {
        return references(object)
                .filter(owner -> owner.path("controller").asBoolean(false)
                        && Json.text(owner, "kind").equals(type.kind()))
                .map(owner -> new ObjectId(type, Json.text(object, "metadata", "namespace"), Json.text(owner, "name")));
    }

    /** The objects of {@code type} to reconcile when they, or objects they own, have changed. */
    static Stream<ObjectId> affected(Change change, ResourceType type, ResourceType owned) {
        if (change.id().type().equals(type)) {
            return Stream.of(change.id());
        }
        return change.id().type().equals(owned) ? controller(change.object(), type) : Stream.of();
    }

    /** The objects of a type that an object controls, oldest first. */
    static List<ObjectNode> owned(Registry registry, ResourceType type, JsonNode owner) {
        String uid = uid(owner);
        return registry.list(type, Json.text(owner, "metadata", "namespace")).stream()
                .filter(object -> references(object)
                        .anyMatch(reference -> reference.path("controller").asBoolean(false)
                                && Json.text(reference, "uid").equals(uid)))
                .sorted(Comparator.comparing(object -> Json.text(object, "metadata", "creationTimestamp")))
                .collect(Collectors.toList());
    }

    public static boolean isOwnedBy(JsonNode object, String kind) {
        return references(object).anyMatch(owner -> Json.text(owner, "kind").equals(kind));
    }

    static Stream<JsonNode> references(JsonNode object) {
        return Json.each(Json.at(object, "metadata", "ownerReferences"));
    }

    static String uid(JsonNode object) {
        return Json.text(object, "metadata", "uid");
    }

    static boolean isTerminating(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    /** The object, unless it is gone or terminating. */
    static Optional<ObjectNode> findNotTerminating(Registry registry, ObjectId id) {
        return registry.find(id).filter(object -> !isTerminating(object));
    }

    /** A pod created from its template. */
    static ObjectNode podOf(ResourceType type, JsonNode owner, Map<String, String> moreLabels) {
        JsonNode template = Json.at(owner, "spec", "template");
        ObjectNode pod = Json.object();
        ObjectNode metadata = template.path("metadata") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        metadata.remove(List.of("name", "creationTimestamp"));
        pod.set("metadata", metadata);
        moreLabels.forEach(Json.ensure(metadata, "labels")::put);
        Json.ensureArray(metadata, "ownerReferences").add(reference(type, owner));
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }
}
