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
import org.fedai.kubefate.sandbox.time.Timeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets the pods of the simulated node live: waiting, starting, running, over, gone. */
public final class Kubelet implements Controller {
    private final Registry registry;
    private final Events events;
    private final Timeline time;
    private final ContainerLogs logs;
    private final Needs needs;
    /** When pods were taken: the times in their status know no parts of seconds. */
    private final Map<ObjectId, Instant> taken = new HashMap<>();

    private int addresses;

    public Kubelet(Registry registry, Events events, Timeline time, ContainerLogs logs) {
        this.registry = registry;
        this.events = events;
        this.time = time;
        this.logs = logs;
        this.needs = new Needs(registry);
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
            taken.remove(id);
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
            case "Pending" -> Json.text(pod, "status", "startTime").isEmpty() ? take(id, pod) : start(id, pod);
            case "Running" -> run(id, pod);
            default -> Optional.empty();
        };
    }

    private Optional<Duration> take(ObjectId id, ObjectNode pod) {
        Behavior behavior = Behavior.of(pod);
        if (behavior.kind() == Behavior.Kind.PENDING) {
            return Optional.empty();
        }
        taken.put(id, time.now());
        registry.status(id, status -> new PodStatus(pod, status, now()).starting());
        return Optional.of(behavior.delay());
    }

    private Optional<Duration> start(ObjectId id, ObjectNode pod) {
        Behavior behavior = Behavior.of(pod);
        Instant since = taken.getOrDefault(id, time.now().minus(behavior.delay()));
        Duration left = Duration.between(time.now(), since.plus(behavior.delay()));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        if (behavior.kind() == Behavior.Kind.IMAGE_PULL_BACKOFF) {
            hold(id, pod, "ImagePullBackOff", "Back-off pulling image \"{image}\"");
            return Optional.empty();
        }
        Optional<String> mount = needs.missingMount(id, pod.path("spec"));
        if (mount.isPresent()) {
            events.warning(BuiltInTypes.POD, pod, "FailedMount", mount.get());
            return Optional.empty();
        }
        Optional<String> variable = needs.missingVariable(id, pod.path("spec"));
        if (variable.isPresent()) {
            hold(id, pod, "CreateContainerConfigError", variable.get());
            return Optional.empty();
        }
        String address = address();
        registry.status(id, status -> new PodStatus(pod, status, now()).running(address));
        Json.each(Json.at(pod, "spec", "containers"))
                .map(container -> Json.text(container, "name"))
                .forEach(container -> logs.begin(id, container, behavior));
        return behavior.ends() ? Optional.of(behavior.runtime()) : Optional.empty();
    }

    private void hold(ObjectId id, ObjectNode pod, String reason, String message) {
        registry.status(id, status -> new PodStatus(pod, status, now()).held(reason, message));
        Json.each(Json.at(pod, "spec", "containers"))
                .map(container -> message.replace("{image}", Json.text(container, "image")))
                .distinct()
                .forEach(text -> events.warning(BuiltInTypes.POD, pod, "Failed", "Error: " + reason + ": " + text));
    }

    private Optional<Duration> run(ObjectId id, ObjectNode pod) {
        Behavior behavior = Behavior.of(pod);
        if (!behavior.ends()) {
            if (!Json.at(pod, "spec", "readinessGates").isEmpty()) {
                String address = Json.text(pod, "status", "podIP");
                registry.status(id, status -> new PodStatus(pod, status, now()).running(address));
            }
            return Optional.empty();
        }
        Duration left = Duration.between(time.now(), logs.began(id).plus(behavior.runtime()));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        registry.status(id, status -> new PodStatus(pod, status, now()).over());
        logs.end(id);
        return Optional.empty();
    }

    /** Pods here have nothing to say before they go. */
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
        addresses++;
        return "10.244." + (addresses >> 8 & 255) + "." + (addresses & 255);
    }

    private String now() {
        return Json.time(time.now());
    }

    private static String phase(JsonNode pod) {
        return Json.text(pod, "status", "phase");
    }
}
