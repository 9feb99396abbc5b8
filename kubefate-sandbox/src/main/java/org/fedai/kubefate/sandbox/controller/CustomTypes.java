package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;

/** Registers the types that CustomResourceDefinitions define. */
public final class CustomTypes implements Controller {
    private final Registry registry;
    private final Catalog catalog;
    private final SandboxClock clock;

    public CustomTypes(Registry registry, Catalog catalog, SandboxClock clock) {
        this.registry = registry;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        if (!change.id().type().equals(BuiltInTypes.CUSTOM_RESOURCE)) {
            return Stream.of();
        }
        if (change.after() == null) {
            types(change.object()).forEach(catalog::remove);
        }
        return Stream.of(change.id());
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id).ifPresent(definition -> {
            types(definition).forEach(catalog::add);
            registry.status(id, status -> {
                String now = Json.time(clock.now());
                Conditions.set(status, "NamesAccepted", true, "NoConflicts", "no conflicts found", now);
                Conditions.set(
                        status,
                        "Established",
                        true,
                        "InitialNamesAccepted",
                        "the initial names have been accepted",
                        now);
                return status;
            });
        });
        return Optional.empty();
    }

    private static Stream<ResourceType> types(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        List<String> shortNames =
                Json.each(names.path("shortNames")).map(JsonNode::asString).toList();
        return Json.each(spec.path("versions"))
                .filter(version -> version.path("served").asBoolean(false))
                .map(version -> new ResourceType(
                        Json.text(spec, "group"),
                        Json.text(version, "name"),
                        Json.text(names, "plural"),
                        Json.text(names, "kind"),
                        Json.text(spec, "scope").equals("Namespaced"),
                        shortNames,
                        Json.at(version, "subresources", "status").isObject() ? Set.of("status") : Set.of()));
    }
}
