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

/** Creates the default objects of a new namespace and deletes the contents of one that is terminating. */
public final class NamespaceLifecycle implements Controller {
    private final Registry registry;
    private final Catalog catalog;

    public NamespaceLifecycle(Registry registry, Catalog catalog) {
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
                        && registry.find(namespace)
                                .filter(OwnerReferences::isTerminating)
                                .isPresent()
                ? Stream.of(namespace)
                : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id).ifPresent(namespace -> {
            if (OwnerReferences.isTerminating(namespace)) {
                deleteContents(id);
            } else {
                createDefaults(id.name());
            }
        });
        return Optional.empty();
    }

    private void createDefaults(String namespace) {
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
                // The namespace is terminating by now, or another client has created the object.
                if (e.code() >= 500) {
                    throw e;
                }
            }
        }
    }

    private void deleteContents(ObjectId namespace) {
        boolean deleteContents = true;
        for (ResourceType type : catalog.all()) {
            if (type.namespaced()) {
                List<ObjectNode> objects = registry.list(type, namespace.name());
                deleteContents &= objects.isEmpty();
                objects.stream()
                        .filter(object -> !OwnerReferences.isTerminating(object))
                        .map(object -> ObjectId.of(type, object))
                        .forEach(id -> registry.delete(id, DeleteOptions.BACKGROUND));
            }
        }
        if (deleteContents) {
            registry.remove(namespace);
        }
    }
}
