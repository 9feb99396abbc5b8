package org.fedai.kubefate.sandbox.controller;

import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records events; a repeated event only increases its count. */
public final class Events {
    private final Registry registry;
    private final SandboxClock clock;

    public Events(Registry registry, SandboxClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    public void normal(ResourceType type, JsonNode about, String reason, String message) {
        record(type, about, "Normal", reason, message);
    }

    public void warning(ResourceType type, JsonNode about, String reason, String message) {
        record(type, about, "Warning", reason, message);
    }

    private void record(ResourceType type, JsonNode about, String severity, String reason, String message) {
        String namespace = Json.text(about, "metadata", "namespace");
        String now = Json.time(clock.now());
        Optional<ObjectId> same = registry.list(BuiltInTypes.EVENT, namespace).stream()
                .filter(event -> Json.text(event, "reason").equals(reason)
                        && Json.text(event, "message").equals(message)
                        && Json.text(event, "involvedObject", "uid").equals(OwnerReferences.uid(about)))
                .map(event -> ObjectId.of(BuiltInTypes.EVENT, event))
                .findFirst();
        if (same.isPresent()) {
            registry.edit(
                    same.get(),
                    event -> event.put("count", Json.number(event, 1, "count") + 1)
                            .put("lastTimestamp", now));
            return;
        }
        try {
            registry.create(BuiltInTypes.EVENT, namespace, event(type, about, severity, reason, message, now), null);
        } catch (StatusException e) {
            // The namespace is terminating and accepts no new events.
            if (!e.reason().equals("Forbidden") && !e.reason().equals("NotFound")) {
                throw e;
            }
        }
    }

    private static ObjectNode event(
            ResourceType type, JsonNode about, String severity, String reason, String message, String now) {
        ObjectNode event = Json.object()
                .put("type", severity)
                .put("reason", reason)
                .put("message", message)
                .put("firstTimestamp", now)
                .put("lastTimestamp", now)
                .put("count", 1);
        event.putObject("metadata").put("generateName", Json.text(about, "metadata", "name") + ".");
        event.set("source", Json.object(Map.of("component", "sandbox")));
        event.putObject("involvedObject")
                .put("apiVersion", type.apiVersion())
                .put("kind", type.kind())
                .put("namespace", Json.text(about, "metadata", "namespace"))
                .put("name", Json.text(about, "metadata", "name"))
                .put("uid", OwnerReferences.uid(about));
        return event;
    }
}
