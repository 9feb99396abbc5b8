package org.fedai.kubefate.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders objects as a Table, as {@code kubectl get} requests them. */
final class KubectlTable {
    private final SandboxClock clock;

    KubectlTable(SandboxClock clock) {
        this.clock = clock;
    }

    /** @param revision empty for a single object */
    ObjectNode of(ResourceType type, List<? extends JsonNode> objects, String revision) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", revision);
        ArrayNode columns = table.putArray("columnDefinitions");
        for (String column : columns(type)) {
            columns.addObject()
                    .put("name", column)
                    .put("type", "string")
                    .put("format", column.equals("Name") ? "name" : "")
                    .put("description", column)
                    .put("priority", 0);
        }
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> rows.add(row(type, object)));
        return table;
    }

    private static List<String> columns(ResourceType type) {
        return switch (type.kind()) {
            case "Pod" -> List.of("Name", "Ready", "Status", "Restarts", "Age");
            case "Deployment" -> List.of("Name", "Ready", "Up-to-date", "Available", "Age");
            case "ReplicaSet" -> List.of("Name", "Desired", "Current", "Ready", "Age");
            case "StatefulSet" -> List.of("Name", "Ready", "Age");
            case "Job" -> List.of("Name", "Completions", "Age");
            case "Service" -> List.of("Name", "Type", "Cluster-IP", "Port(s)", "Age");
            case "PersistentVolumeClaim" -> List.of("Name", "Status", "Volume", "StorageClass", "Age");
            case "Namespace", "PersistentVolume", "Node" -> List.of("Name", "Status", "Age");
            case "Event" -> List.of("Last Seen", "Type", "Reason", "Object", "Message");
            default -> List.of("Name", "Age");
        };
    }

    private ObjectNode row(ResourceType type, JsonNode object) {
        ObjectNode row = Json.object();
        row.set("cells", Json.texts(cells(type, object)));
        ObjectNode partial =
                row.putObject("object").put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return row;
    }

    private List<String> cells(ResourceType type, JsonNode object) {
        String name = Json.text(object, "metadata", "name");
        String age = age(Json.text(object, "metadata", "creationTimestamp"));
        JsonNode spec = object.path("spec");
        JsonNode status = object.path("status");
        return switch (type.kind()) {
            case "Pod" -> List.of(name, readyContainers(status, spec), podStatus(object), restarts(status), age);
            case "Deployment" ->
                List.of(
                        name,
                        of(status, "readyReplicas", spec, "replicas"),
                        count(status, "updatedReplicas"),
                        count(status, "availableReplicas"),
                        age);
            case "ReplicaSet" ->
                List.of(name, count(spec, "replicas"), count(status, "replicas"), count(status, "readyReplicas"), age);
            case "StatefulSet" -> List.of(name, of(status, "readyReplicas", spec, "replicas"), age);
            case "Job" -> List.of(name, of(status, "succeeded", spec, "completions"), age);
            case "Service" -> List.of(name, Json.text(spec, "type"), Json.text(spec, "clusterIP"), ports(spec), age);
            case "PersistentVolumeClaim" ->
                List.of(
                        name,
                        Json.text(status, "phase"),
                        Json.text(spec, "volumeName"),
                        Json.text(spec, "storageClassName"),
                        age);
            case "Namespace", "PersistentVolume" -> List.of(name, Json.text(status, "phase"), age);
            case "Node" -> List.of(name, "Ready", age);
            case "Event" ->
                List.of(
                        age(Json.text(object, "lastTimestamp")),
                        Json.text(object, "type"),
                        Json.text(object, "reason"),
                        Json.text(object, "involvedObject", "kind") + "/" + Json.text(object, "involvedObject", "name"),
                        Json.text(object, "message"));
            default -> List.of(name, age);
        };
    }

    private static String podStatus(JsonNode pod) {
        if (pod.path("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        return Json.each(Json.at(pod, "status", "containerStatuses"))
                .flatMap(status -> status.path("state").properties().stream())
                .map(state -> Json.text(state.getValue(), "reason"))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse(Json.text(pod, "status", "phase"));
    }

    private static String readyContainers(JsonNode status, JsonNode spec) {
        long ready = Json.each(status.path("containerStatuses"))
                .filter(container -> container.path("ready").asBoolean(false))
                .count();
        return ready + "/" + spec.path("containers").size();
    }

    private static String restarts(JsonNode status) {
        return Integer.toString(Json.each(status.path("containerStatuses"))
                .mapToInt(container -> Json.number(container, 0, "restartCount"))
                .sum());
    }

    private static String ports(JsonNode spec) {
        return Json.each(spec.path("ports"))
                .map(port -> count(port, "port") + (port.has("nodePort") ? ":" + count(port, "nodePort") : "") + "/"
                        + Json.text(port, "protocol"))
                .collect(Collectors.joining(","));
    }

    private static String of(JsonNode one, String field, JsonNode other, String otherField) {
        return count(one, field) + "/" + count(other, otherField);
    }

    private static String count(JsonNode node, String field) {
        return Integer.toString(Json.number(node, 0, field));
    }

    private String age(String since) {
        if (since.isEmpty()) {
            return "<unknown>";
        }
        Duration age = Duration.between(Instant.parse(since), clock.now());
        return age.toMinutes() < 3
                ? Math.max(0, age.toSeconds()) + "s"
                : age.toHours() < 3 ? age.toMinutes() + "m" : age.toHours() + "h";
    }
}
