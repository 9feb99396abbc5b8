package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes dependents whose owners are gone, and completes foreground deletion once the dependents are gone. */
public final class GarbageCollector implements Controller {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final Registry registry;
    private final Catalog catalog;
    /** By UID of the owner. */
    private final Map<String, Set<ObjectId>> dependents = new ConcurrentHashMap<>();

    public GarbageCollector(Registry registry, Catalog catalog) {
        this.registry = registry;
        this.catalog = catalog;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        ObjectNode object = change.object();
        if (change.after() == null) {
            OwnerReferences.references(object)
                    .forEach(owner -> dependents
                            .getOrDefault(Json.text(owner, "uid"), ConcurrentHashMap.newKeySet())
                            .remove(change.id()));
            Set<ObjectId> left = dependents.remove(OwnerReferences.uid(object));
            return Stream.concat(owners(object), left == null ? Stream.of() : left.stream());
        }
        List<JsonNode> references = OwnerReferences.references(object).toList();
        references.forEach(owner -> dependents
                .computeIfAbsent(Json.text(owner, "uid"), uid -> ConcurrentHashMap.newKeySet())
                .add(change.id()));
        boolean isNew = change.before() == null && !references.isEmpty();
        return isNew || OwnerReferences.isTerminating(object) ? Stream.of(change.id()) : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id).ifPresent(object -> {
            if (has(object, ORPHAN)) {
                dependentsOf(object).forEach(child -> removeOwner(child, OwnerReferences.uid(object)));
                release(id, ORPHAN);
            } else if (has(object, FOREGROUND)) {
                List<ObjectId> children = dependentsOf(object);
                children.stream()
                        .filter(child -> OwnerReferences.findNotTerminating(registry, child)
                                .isPresent())
                        .forEach(child -> registry.delete(child, DeleteOptions.BACKGROUND));
                if (children.isEmpty()) {
                    release(id, FOREGROUND);
                }
            } else if (!OwnerReferences.isTerminating(object)) {
                collect(id, object);
            }
        });
        return Optional.empty();
    }

    private void collect(ObjectId id, ObjectNode object) {
        List<JsonNode> owners = OwnerReferences.references(object).toList();
        List<JsonNode> gone =
                owners.stream().filter(owner -> !exists(owner, id)).toList();
        if (!owners.isEmpty() && gone.size() == owners.size()) {
            registry.delete(id, DeleteOptions.BACKGROUND);
        } else {
            gone.forEach(owner -> removeOwner(id, Json.text(owner, "uid")));
        }
    }

    private boolean exists(JsonNode owner, ObjectId child) {
        return owner(owner, child)
                .flatMap(registry::find)
                .filter(object -> OwnerReferences.uid(object).equals(Json.text(owner, "uid")))
                .isPresent();
    }

    private Stream<ObjectId> owners(JsonNode object) {
        String namespace = Json.text(object, "metadata", "namespace");
        return OwnerReferences.references(object)
                .flatMap(owner -> catalog
                        .byKind(Json.text(owner, "apiVersion"), Json.text(owner, "kind"))
                        .map(type -> new ObjectId(type, type.namespaced() ? namespace : "", Json.text(owner, "name")))
                        .stream());
    }

    private Optional<ObjectId> owner(JsonNode owner, ObjectId child) {
        return catalog.byKind(Json.text(owner, "apiVersion"), Json.text(owner, "kind"))
                .map(type -> child.sibling(type, Json.text(owner, "name")));
    }

    private List<ObjectId> dependentsOf(JsonNode object) {
        return dependents.getOrDefault(OwnerReferences.uid(object), Set.of()).stream()
                .filter(id -> registry.find(id).isPresent())
                .toList();
    }

    private void removeOwner(ObjectId child, String uid) {
        registry.edit(child, object -> {
            if (Json.at(object, "metadata", "ownerReferences") instanceof ArrayNode owners) {
                owners.removeIf(owner -> Json.text(owner, "uid").equals(uid));
            }
            return object;
        });
    }

    private void release(ObjectId id, String finalizer) {
        registry.edit(id, object -> {
            if (Json.at(object, "metadata", "finalizers") instanceof ArrayNode finalizers) {
                finalizers.removeIf(there -> there.asString("").equals(finalizer));
            }
            return object;
        });
    }

    private static boolean has(JsonNode object, String finalizer) {
        return Json.each(Json.at(object, "metadata", "finalizers"))
                .anyMatch(there -> there.asString("").equals(finalizer));
    }
}
