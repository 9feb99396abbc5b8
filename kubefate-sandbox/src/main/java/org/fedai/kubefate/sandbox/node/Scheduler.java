package org.fedai.kubefate.sandbox.node;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.controller.Conditions;
import org.fedai.kubefate.sandbox.controller.Controller;
import org.fedai.kubefate.sandbox.controller.Events;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.schema.Quantity;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Binds pods to the node, or reports why they are unschedulable. */
public final class Scheduler implements Controller {
    private final Registry registry;
    private final Events events;
    private final SandboxClock clock;

    public Scheduler(Registry registry, Events events, SandboxClock clock) {
        this.registry = registry;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        var type = change.id().type();
        boolean podLeft = type.equals(BuiltInTypes.POD) && change.after() == null;
        if (podLeft || type.equals(BuiltInTypes.NODE) || type.equals(BuiltInTypes.CLAIM)) {
            return registry.list(BuiltInTypes.POD, "").stream()
                    .filter(Scheduler::waits)
                    .map(pod -> ObjectId.of(BuiltInTypes.POD, pod));
        }
        return type.equals(BuiltInTypes.POD) && waits(change.object()) ? Stream.of(change.id()) : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id).filter(Scheduler::waits).ifPresent(pod -> {
            List<ObjectNode> nodes = registry.list(BuiltInTypes.NODE, "");
            Map<String, Integer> objections = new LinkedHashMap<>();
            Optional<String> claims = claims(id, pod);
            for (ObjectNode node : nodes) {
                Optional<String> objection = claims.or(() -> objection(pod, node));
                if (objection.isEmpty()) {
                    bind(id, pod, Json.text(node, "metadata", "name"));
                    return;
                }
                objections.merge(objection.get(), 1, Integer::sum);
            }
            markUnschedulable(id, pod, nodes.size(), objections);
        });
        return Optional.empty();
    }

    private static boolean waits(JsonNode pod) {
        return Json.text(pod, "spec", "nodeName").isEmpty()
                && !pod.path("metadata").has("deletionTimestamp");
    }

    private void bind(ObjectId id, JsonNode pod, String node) {
        registry.edit(id, object -> {
            Json.ensure(object, "spec").put("nodeName", node);
            return object;
        });
        registry.status(id, status -> {
            Conditions.set(status, "PodScheduled", true, "", "", Json.time(clock.now()));
            return status;
        });
        events.normal(
                BuiltInTypes.POD,
                pod,
                "Scheduled",
                "Successfully assigned " + id.namespace() + "/" + id.name() + " to " + node);
    }

    private void markUnschedulable(ObjectId id, JsonNode pod, int nodes, Map<String, Integer> objections) {
        String message = "0/" + nodes + " nodes are available: "
                + objections.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + ".";
        registry.status(id, status -> {
            Conditions.set(status, "PodScheduled", false, "Unschedulable", message, Json.time(clock.now()));
            return status;
        });
        events.warning(BuiltInTypes.POD, pod, "FailedScheduling", message);
    }

    private Optional<String> claims(ObjectId id, JsonNode pod) {
        for (JsonNode volume : Json.at(pod, "spec", "volumes")) {
            String name = Json.text(volume, "persistentVolumeClaim", "claimName");
            if (name.isEmpty()) {
                continue;
            }
            Optional<ObjectNode> claim = registry.find(id.sibling(BuiltInTypes.CLAIM, name));
            if (claim.isEmpty()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
            }
            if (!Json.text(claim.get(), "status", "phase").equals("Bound")) {
                return Optional.of("pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return Optional.empty();
    }

    private Optional<String> objection(JsonNode pod, JsonNode node) {
        Map<String, String> wanted = Json.textMap(Json.at(pod, "spec", "nodeSelector"));
        Map<String, String> labels = Json.textMap(Json.at(node, "metadata", "labels"));
        if (!labels.entrySet().containsAll(wanted.entrySet())) {
            return Optional.of("node(s) didn't match Pod's node affinity/selector");
        }
        for (JsonNode taint : Json.at(node, "spec", "taints")) {
            boolean untolerated = !Json.text(taint, "effect").equals("PreferNoSchedule");
            if (untolerated && Json.each(Json.at(pod, "spec", "tolerations")).noneMatch(t -> tolerates(t, taint))) {
                return Optional.of("node(s) had untolerated taint {" + Json.text(taint, "key") + ": "
                        + Json.text(taint, "value") + "}");
            }
        }
        return insufficient(pod, node);
    }

    private static boolean tolerates(JsonNode toleration, JsonNode taint) {
        String key = Json.text(toleration, "key");
        String effect = Json.text(toleration, "effect");
        boolean exists = Json.text(toleration, "operator").equals("Exists");
        return ((key.isEmpty() && exists) || key.equals(Json.text(taint, "key")))
                && (effect.isEmpty() || effect.equals(Json.text(taint, "effect")))
                && (exists || Json.text(toleration, "value").equals(Json.text(taint, "value")));
    }

    private Optional<String> insufficient(JsonNode pod, JsonNode node) {
        String name = Json.text(node, "metadata", "name");
        List<ObjectNode> there = registry.list(BuiltInTypes.POD, "").stream()
                .filter(other -> Json.text(other, "spec", "nodeName").equals(name))
                .filter(other -> !List.of("Succeeded", "Failed").contains(Json.text(other, "status", "phase")))
                .toList();
        for (String resource : List.of("cpu", "memory")) {
            BigDecimal used =
                    there.stream().map(other -> requests(other, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal capacity = Quantity.of(Json.at(node, "status", "allocatable", resource));
            if (requests(pod, resource).signum() > 0
                    && used.add(requests(pod, resource)).compareTo(capacity) > 0) {
                return Optional.of("Insufficient " + resource);
            }
        }
        return there.size() >= Json.at(node, "status", "allocatable", "pods").asInt(110)
                ? Optional.of("Too many pods")
                : Optional.empty();
    }

    private static BigDecimal requests(JsonNode pod, String resource) {
        return Json.each(Json.at(pod, "spec", "containers"))
                .map(container -> Quantity.of(Json.at(container, "resources", "requests", resource)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
