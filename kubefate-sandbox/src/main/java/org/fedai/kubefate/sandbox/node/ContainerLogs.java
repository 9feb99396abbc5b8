package org.fedai.kubefate.sandbox.node;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.api.LogSource;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The logs of all containers on the node. */
public final class ContainerLogs implements LogSource {
    private final SandboxClock clock;
    private final Map<ObjectId, Map<String, ContainerLog>> pods = new ConcurrentHashMap<>();

    public ContainerLogs(SandboxClock clock) {
        this.clock = clock;
    }

    /** Starts the log of a container with the lines that its pod's annotation requests. */
    void begin(ObjectId pod, String container, PodBehavior behavior) {
        ContainerLog log = new ContainerLog(clock.now());
        String text = behavior.log().isEmpty()
                ? "container " + container + " of pod " + pod.namespace() + "/" + pod.name() + " runs in the sandbox"
                : behavior.log();
        text.lines().forEach(line -> log.write(clock.now(), line));
        if (behavior.kind() == PodBehavior.Kind.CRASH_LOOP) {
            log.end();
        }
        ContainerLog old = of(pod).put(container, log);
        if (old != null) {
            old.end();
        }
    }

    /** Appends a line to the log of a container. */
    public void write(String namespace, String pod, String container, String line) {
        ContainerLog log = of(new ObjectId(BuiltInTypes.POD, namespace, pod)).get(container);
        if (log == null) {
            throw new IllegalArgumentException(
                    "container " + container + " of pod " + namespace + "/" + pod + " is not running");
        }
        log.write(clock.now(), line);
    }

    /** False after a restart of the sandbox, which does not keep logs. */
    boolean has(ObjectId pod) {
        return pods.containsKey(pod) && !of(pod).isEmpty();
    }

    Instant began(ObjectId pod) {
        return of(pod).values().stream().map(ContainerLog::began).findFirst().orElse(clock.now());
    }

    void end(ObjectId pod) {
        of(pod).values().forEach(ContainerLog::end);
    }

    void forget(ObjectId pod) {
        Map<String, ContainerLog> logs = pods.remove(pod);
        if (logs != null) {
            logs.values().forEach(ContainerLog::end);
        }
    }

    @Override
    public Log open(ObjectNode pod, Query query) {
        String container = container(pod, query.container());
        ObjectId id = ObjectId.of(BuiltInTypes.POD, pod);
        ContainerLog log = of(id).get(container);
        if (log == null) {
            throw StatusException.badRequest("container \"" + container + "\" in pod \"" + id.name()
                    + "\" is waiting to start: " + waitingFor(pod, container));
        }
        if (query.previous() && restarts(pod, container) == 0) {
            throw StatusException.badRequest(
                    "previous terminated container \"" + container + "\" in pod \"" + id.name() + "\" not found");
        }
        return (OutputStream out) -> log.copy(out, query);
    }

    private Map<String, ContainerLog> of(ObjectId pod) {
        return pods.computeIfAbsent(pod, unused -> new ConcurrentHashMap<>());
    }

    private static String container(JsonNode pod, String wanted) {
        List<String> names = Json.each(Json.at(pod, "spec", "containers"))
                .map(container -> Json.text(container, "name"))
                .toList();
        List<String> all = new ArrayList<>(names);
        Json.each(Json.at(pod, "spec", "initContainers"))
                .map(c -> Json.text(c, "name"))
                .forEach(all::add);
        String pods = Json.text(pod, "metadata", "name");
        if (wanted.isEmpty() && names.size() == 1) {
            return names.getFirst();
        }
        if (wanted.isEmpty()) {
            throw StatusException.badRequest("a container name must be specified for pod " + pods + ", choose one of: ["
                    + names.stream().collect(Collectors.joining(" ")) + "]");
        }
        if (!all.contains(wanted)) {
            throw StatusException.badRequest("container " + wanted + " is not valid for pod " + pods);
        }
        return wanted;
    }

    private static String waitingFor(JsonNode pod, String container) {
        return status(pod, container)
                .map(status -> Json.text(status, "state", "waiting", "reason"))
                .filter(reason -> !reason.isEmpty())
                .orElse("ContainerCreating");
    }

    private static int restarts(JsonNode pod, String container) {
        return status(pod, container)
                .map(status -> Json.number(status, 0, "restartCount"))
                .orElse(0);
    }

    private static Optional<JsonNode> status(JsonNode pod, String container) {
        return Json.each(Json.at(pod, "status", "containerStatuses"))
                .filter(status -> Json.text(status, "name").equals(container))
                .findFirst();
    }
}
