package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records events, and removes those that are an hour old. A repeated event only increases its count; events that differ
 * in their text only are combined when there are many, as a real Kubernetes does.
 */
public final class Events implements Controller {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_SIMILAR = 10;
    private static final String COMBINED = "(combined from similar events): ";

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

    @Override
    public Stream<ObjectId> affected(Change change) {
        return change.id().type().equals(BuiltInTypes.EVENT) ? Stream.of(change.id()) : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<Duration> left = registry.find(id)
                .map(event -> Json.text(event, "lastTimestamp"))
                .filter(last -> !last.isEmpty())
                .map(last -> Duration.between(clock.now(), Instant.parse(last).plus(KEPT)));
        if (left.isPresent() && !left.get().isPositive()) {
            registry.remove(id);
            return Optional.empty();
        }
        return left;
    }

    private void record(ResourceType type, JsonNode about, String severity, String reason, String message) {
        String namespace = Json.text(about, "metadata", "namespace");
        String now = Json.time(clock.now());
        List<ObjectNode> similar = registry.list(BuiltInTypes.EVENT, namespace).stream()
                .filter(event -> Json.text(event, "reason").equals(reason)
                        && Json.text(event, "type").equals(severity)
                        && Json.text(event, "involvedObject", "uid").equals(OwnerReferences.uid(about)))
                .toList();
        Optional<ObjectId> same = similar.stream()
                .filter(event -> Json.text(event, "message").equals(message))
                .findFirst()
                .or(() -> combined(similar))
                .map(event -> ObjectId.of(BuiltInTypes.EVENT, event));
        if (same.isPresent()) {
            registry.edit(same.get(), event -> {
                if (Json.text(event, "message").startsWith(COMBINED)) {
                    event.put("message", COMBINED + message);
                }
                return event.put("count", Json.number(event, 1, "count") + 1).put("lastTimestamp", now);
            });
            return;
        }
        String text = similar.size() < MOST_SIMILAR ? message : COMBINED + message;
        try {
            registry.create(BuiltInTypes.EVENT, namespace, event(type, about, severity, reason, text, now), null);
        } catch (StatusException e) {
            // The namespace is terminating and accepts no new events.
            if (!e.reason().equals("Forbidden") && !e.reason().equals("NotFound")) {
                throw e;
            }
        }
    }

    private static Optional<ObjectNode> combined(List<ObjectNode> similar) {
        return similar.stream()
                .filter(event -> Json.text(event, "message").startsWith(COMBINED))
                .findFirst();
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
