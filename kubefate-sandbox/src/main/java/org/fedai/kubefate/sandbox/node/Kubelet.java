package org.fedai.kubefate.sandbox.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.controller.Controller;
import org.fedai.kubefate.sandbox.controller.Events;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the pods of the simulated node through their lifecycle. */
public final class Kubelet implements Controller {
    private final Registry registry;
    private final Events events;
    private final SandboxClock clock;
    private final ContainerLogs logs;
    private final ConfigDependencies dependencies;
    /** When pods were accepted; the times in their status are truncated to seconds. */
    private final Map<ObjectId, Instant> acceptedAt = new HashMap<>();

    private int addresses;

    public Kubelet(Registry registry, Events events, SandboxClock clock, ContainerLogs logs) {
        this.registry = registry;
        this.events = events;
        this.clock = clock;
        this.logs = logs;
        this.dependencies = new ConfigDependencies(registry);
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        if (change.id().type().equals(BuiltInTypes.POD)) {
            return Stream.of(change.id());
        }
        boolean supplies = change.before() == null
                && (change.id().type().equals(BuiltInTypes.CONFIG_MAP)
                        || change.id().type().equals(BuiltInTypes.SECRET));
        return supplies
                ? registry.list(BuiltInTypes.POD, change.id().namespace()).stream()
                        .filter(pod -> phase(pod).equals("Pending"))
                        .map(pod -> ObjectId.of(BuiltInTypes.POD, pod))
                : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = registry.find(id);
        if (found.isEmpty()) {
            logs.forget(id);
            acceptedAt.remove(id);
            return Optional.empty();
        }
        ObjectNode pod = found.get();
        if (!Json.text(pod, "spec", "nodeName").equals(SimulatedNode.NAME)) {
            return Optional.empty();
        }
        if (pod.path("metadata").has("deletionTimestamp")) {
            return stop(id, pod);
        }
        return switch (phase(pod)) {
            case "Pending" -> Json.text(pod, "status", "startTime").isEmpty() ? accept(id, pod) : start(id, pod);
            case "Running" -> run(id, pod);
            default -> Optional.empty();
        };
    }

    private Optional<Duration> accept(ObjectId id, ObjectNode pod) {
        PodBehavior behavior = PodBehavior.of(pod);
        if (behavior.kind() == PodBehavior.Kind.PENDING) {
            return Optional.empty();
        }
        acceptedAt.put(id, clock.now());
        registry.status(id, status -> new PodStatus(pod, status, now()).starting());
        return Optional.of(behavior.delay());
    }

    private Optional<Duration> start(ObjectId id, ObjectNode pod) {
        PodBehavior behavior = PodBehavior.of(pod);
        Instant since = acceptedAt.getOrDefault(id, clock.now().minus(behavior.delay()));
        Duration left = Duration.between(clock.now(), since.plus(behavior.delay()));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        if (behavior.kind() == PodBehavior.Kind.IMAGE_PULL_BACKOFF) {
            waitWithReason(id, pod, "ImagePullBackOff", "Back-off pulling image \"{image}\"");
            return Optional.empty();
        }
        Optional<String> mount = dependencies.missingMount(id, pod.path("spec"));
        if (mount.isPresent()) {
            events.warning(BuiltInTypes.POD, pod, "FailedMount", mount.get());
            return Optional.empty();
        }
        Optional<String> variable = dependencies.missingVariable(id, pod.path("spec"));
        if (variable.isPresent()) {
            waitWithReason(id, pod, "CreateContainerConfigError", variable.get());
            return Optional.empty();
        }
        String address = address();
        // The logs come first: clients follow them as soon as the containers run.
        beginLogs(id, pod, behavior);
        registry.status(id, status -> new PodStatus(pod, status, now()).running(address));
        return behavior.ends() ? Optional.of(behavior.runtime()) : Optional.empty();
    }

    private void beginLogs(ObjectId id, JsonNode pod, PodBehavior behavior) {
        Json.each(Json.at(pod, "spec", "containers"))
                .map(container -> Json.text(container, "name"))
                .forEach(container -> logs.begin(id, container, behavior));
    }

    private void waitWithReason(ObjectId id, ObjectNode pod, String reason, String message) {
        registry.status(id, status -> new PodStatus(pod, status, now()).waiting(reason, message));
        Json.each(Json.at(pod, "spec", "containers"))
                .map(container -> message.replace("{image}", Json.text(container, "image")))
                .distinct()
                .forEach(text -> events.warning(BuiltInTypes.POD, pod, "Failed", "Error: " + reason + ": " + text));
    }

    private Optional<Duration> run(ObjectId id, ObjectNode pod) {
        PodBehavior behavior = PodBehavior.of(pod);
        if (!logs.has(id)) {
            beginLogs(id, pod, behavior);
        }
        if (!behavior.ends()) {
            if (!Json.at(pod, "spec", "readinessGates").isEmpty()) {
                String address = Json.text(pod, "status", "podIP");
                registry.status(id, status -> new PodStatus(pod, status, now()).running(address));
            }
            return Optional.empty();
        }
        Duration left = Duration.between(clock.now(), logs.began(id).plus(behavior.runtime()));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        registry.status(id, status -> new PodStatus(pod, status, now()).terminated());
        logs.end(id);
        return Optional.empty();
    }

    /** Pods terminate at once: there are no containers to stop gracefully. */
    private Optional<Duration> stop(ObjectId id, JsonNode pod) {
        logs.end(id);
        if (Json.at(pod, "metadata", "finalizers").isEmpty()) {
            registry.remove(id);
        } else {
            registry.edit(id, object -> {
                Json.ensure(object, "metadata").put("deletionGracePeriodSeconds", 0);
                return object;
            });
        }
        return Optional.empty();
    }

    private String address() {
        if (addresses == 0) {
            addresses = highestAddress();
        }
        addresses++;
        return "10.244." + (addresses >> 8 & 255) + "." + (addresses & 255);
    }

    /** Of the pods that ran before a restart; 0 if there are none. */
    private int highestAddress() {
        return registry.list(BuiltInTypes.POD, "").stream()
                .map(pod -> Json.text(pod, "status", "podIP").split("\\."))
                .filter(parts -> parts.length == 4)
                .mapToInt(parts -> Integer.parseInt(parts[2]) << 8 | Integer.parseInt(parts[3]))
                .max()
                .orElse(0);
    }

    private String now() {
        return Json.time(clock.now());
    }

    private static String phase(JsonNode pod) {
        return Json.text(pod, "status", "phase");
    }
}
