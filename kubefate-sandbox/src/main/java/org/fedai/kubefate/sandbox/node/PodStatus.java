package org.fedai.kubefate.sandbox.node;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fedai.kubefate.sandbox.controller.Conditions;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the status of a pod as a kubelet does, for each phase of its lifecycle. */
final class PodStatus {
    private final JsonNode pod;
    private final ObjectNode status;
    private final PodBehavior behavior;
    private final String now;

    /** @param status the status to change */
    PodStatus(JsonNode pod, ObjectNode status, String now) {
        this.pod = pod;
        this.status = status;
        this.behavior = PodBehavior.of(pod);
        this.now = now;
    }

    /** The pod has been accepted by the node and its containers are being created. */
    ObjectNode starting() {
        Json.setDefault(status, "startTime", now);
        status.put("phase", "Pending").put("hostIP", SimulatedNode.ADDRESS);
        boolean initialized = Json.at(pod, "spec", "initContainers").isEmpty();
        conditions(initialized, false, "ContainersNotReady");
        initContainers(initialized);
        containers(container -> waiting(container, initialized ? "ContainerCreating" : "PodInitializing", ""));
        return status;
    }

    /** The containers cannot be created. */
    ObjectNode waiting(String reason, String message) {
        status.put("phase", "Pending");
        conditions(true, false, "ContainersNotReady");
        initContainers(true);
        containers(container -> waiting(container, reason, message.replace("{image}", Json.text(container, "image"))));
        return status;
    }

    ObjectNode running(String address) {
        status.put("phase", "Running").put("podIP", address);
        status.putArray("podIPs").addObject().put("ip", address);
        initContainers(true);
        switch (behavior.kind()) {
            case CRASH_LOOP -> {
                conditions(true, false, "ContainersNotReady");
                containers(this::crashing);
            }
            case NOT_READY -> {
                conditions(true, false, "ContainersNotReady");
                containers(container ->
                        container(container, running(container), false).put("started", true));
            }
            default -> {
                conditions(true, true, "");
                containers(container ->
                        container(container, running(container), true).put("started", true));
            }
        }
        return status;
    }

    ObjectNode terminated() {
        boolean success = behavior.kind() == PodBehavior.Kind.SUCCEED;
        status.put("phase", success ? "Succeeded" : "Failed");
        conditions(true, false, success ? "PodCompleted" : "PodFailed");
        containers(container -> container(
                        container, terminated(success ? 0 : behavior.exitCode(), began(container)), false)
                .put("started", false));
        return status;
    }

    private void conditions(boolean initialized, boolean ready, String reason) {
        Conditions.set(status, "PodScheduled", true, "", "", now);
        Conditions.set(status, "Initialized", initialized, initialized ? "" : "ContainersNotInitialized", "", now);
        Conditions.set(status, "ContainersReady", ready, reason, "", now);
        Conditions.set(
                status,
                "Ready",
                ready && gatesOpen(),
                ready && !gatesOpen() ? "ReadinessGatesNotReady" : reason,
                "",
                now);
    }

    private boolean gatesOpen() {
        return Json.each(Json.at(pod, "spec", "readinessGates"))
                .map(gate -> Json.text(gate, "conditionType"))
                .allMatch(type -> Json.each(Json.at(pod, "status", "conditions"))
                        .anyMatch(condition -> Json.text(condition, "type").equals(type)
                                && Json.text(condition, "status").equals("True")));
    }

    private interface Shown {
        ObjectNode of(JsonNode container);
    }

    private void containers(Shown shown) {
        ArrayNode statuses = Json.array();
        Json.each(Json.at(pod, "spec", "containers")).forEach(container -> statuses.add(shown.of(container)));
        status.set("containerStatuses", statuses);
    }

    private void initContainers(boolean done) {
        JsonNode containers = Json.at(pod, "spec", "initContainers");
        if (containers.isEmpty()) {
            return;
        }
        ArrayNode statuses = Json.array();
        containers.forEach(container -> statuses.add(
                done ? container(container, terminated(0, now), true) : waiting(container, "PodInitializing", "")));
        status.set("initContainerStatuses", statuses);
    }

    private ObjectNode waiting(JsonNode container, String reason, String message) {
        ObjectNode state = Json.object();
        state.putObject("waiting").put("reason", reason);
        if (!message.isEmpty()) {
            Json.ensure(state, "waiting").put("message", message);
        }
        return container(container, state, false).put("imageID", "").put("containerID", "");
    }

    private ObjectNode crashing(JsonNode container) {
        ObjectNode state = Json.object();
        state.putObject("waiting")
                .put("reason", "CrashLoopBackOff")
                .put("message", "back-off 5m0s restarting failed container=" + Json.text(container, "name"));
        ObjectNode crashLoop = container(container, state, false).put("restartCount", 5);
        crashLoop.set("lastState", terminated(behavior.exitCode(), now));
        return crashLoop;
    }

    private ObjectNode container(JsonNode container, ObjectNode state, boolean ready) {
        String image = Json.text(container, "image");
        ObjectNode shown = Json.object()
                .put("name", Json.text(container, "name"))
                .put("image", image)
                .put("imageID", "fake://" + id(image))
                .put("containerID", "fake://" + id(Json.text(pod, "metadata", "uid") + Json.text(container, "name")))
                .put("ready", ready)
                .put("started", ready)
                .put("restartCount", 0);
        shown.set("state", state);
        shown.putObject("lastState");
        return shown;
    }

    private ObjectNode running(JsonNode container) {
        ObjectNode state = Json.object();
        state.putObject("running").put("startedAt", began(container));
        return state;
    }

    private ObjectNode terminated(int exitCode, String began) {
        return Json.object(Map.of(
                "terminated",
                Map.of(
                        "exitCode",
                        exitCode,
                        "reason",
                        exitCode == 0 ? "Completed" : exitCode == 137 ? "OOMKilled" : "Error",
                        "startedAt",
                        began,
                        "finishedAt",
                        now)));
    }

    private String began(JsonNode container) {
        Optional<String> began = Json.each(Json.at(pod, "status", "containerStatuses"))
                .filter(there -> Json.text(there, "name").equals(Json.text(container, "name")))
                .map(there -> Json.text(there, "state", "running", "startedAt"))
                .filter(text -> !text.isEmpty())
                .findFirst();
        return began.orElse(now);
    }

    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
