package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.node.ObjectNode;

/** Puts into a new namespace what every namespace has, and empties one that is being deleted. */
public final class NamespaceContents implements Controller {
    private final Registry registry;
    private final Catalog catalog;

    public NamespaceContents(Registry registry, Catalog catalog) {
        this.registry = registry;
        this.catalog = catalog;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        if (change.id().type().equals(BuiltInTypes.NAMESPACE)) {
            return Stream.of(change.id());
        }
        ObjectId namespace =
                new ObjectId(BuiltInTypes.NAMESPACE, "", change.id().namespace());
        return change.after() == null
                        && registry.find(namespace).filter(Owners::isLeaving).isPresent()
                ? Stream.of(namespace)
                : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id).ifPresent(namespace -> {
            if (Owners.isLeaving(namespace)) {
                empty(id);
            } else {
                furnish(id.name());
            }
        });
        return Optional.empty();
    }

    private void furnish(String namespace) {
        ensure(new ObjectId(BuiltInTypes.SERVICE_ACCOUNT, namespace, "default"), Json.object());
        ensure(
                new ObjectId(BuiltInTypes.CONFIG_MAP, namespace, "kube-root-ca.crt"),
                Json.object(Map.of("data", Map.of("ca.crt", ""))));
    }

    private void ensure(ObjectId id, ObjectNode content) {
        if (registry.find(id).isEmpty()) {
            Json.ensure(content, "metadata").put("name", id.name());
            try {
                registry.create(id.type(), id.namespace(), content, null);
            } catch (StatusException e) {
                // The namespace began to go meanwhile, or somebody was faster.
                if (e.code() >= 500) {
                    throw e;
                }
            }
        }
    }

    private void empty(ObjectId namespace) {
        boolean empty = true;
        for (ResourceType type : catalog.all()) {
            if (type.namespaced()) {
                List<ObjectNode> objects = registry.list(type, namespace.name());
                empty &= objects.isEmpty();
                objects.stream()
                        .filter(object -> !Owners.isLeaving(object))
                        .map(object -> ObjectId.of(type, object))
                        .forEach(id -> registry.delete(id, DeleteOptions.BACKGROUND));
            }
        }
        if (empty) {
            registry.remove(namespace);
        }
    }
}
