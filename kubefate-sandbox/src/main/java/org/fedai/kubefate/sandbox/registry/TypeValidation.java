package org.fedai.kubefate.sandbox.registry;

import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rejects values of the wrong type where charts commonly get them wrong: strings that YAML parsed as numbers or
 * booleans, and numbers given as strings.
 */
final class TypeValidation implements AdmissionRule {
    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        texts("metadata.labels", Json.at(object, "metadata", "labels"));
        texts("metadata.annotations", Json.at(object, "metadata", "annotations"));
        JsonNode spec = object.path("spec");
        switch (id.type().kind()) {
            case "ConfigMap", "Secret" -> texts("data", object.path("data"));
            case "Pod" -> pod("spec", spec);
            case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job" -> {
                number("spec.replicas", spec.path("replicas"));
                texts("spec.selector.matchLabels", Json.at(spec, "selector", "matchLabels"));
                JsonNode template = spec.path("template");
                texts("spec.template.metadata.labels", Json.at(template, "metadata", "labels"));
                texts("spec.template.metadata.annotations", Json.at(template, "metadata", "annotations"));
                pod("spec.template.spec", template.path("spec"));
            }
            case "Service" -> {
                texts("spec.selector", spec.path("selector"));
                list("spec.ports", spec.path("ports"));
                Json.each(spec.path("ports")).forEach(port -> {
                    number("spec.ports.port", port.path("port"));
                    number("spec.ports.nodePort", port.path("nodePort"));
                });
            }
            default -> {}
        }
    }

    private static void pod(String path, JsonNode spec) {
        texts(path + ".nodeSelector", spec.path("nodeSelector"));
        for (String containers : List.of("containers", "initContainers")) {
            list(path + "." + containers, spec.path(containers));
            Json.each(spec.path(containers)).forEach(container -> container(path + "." + containers, container));
        }
        list(path + ".volumes", spec.path("volumes"));
    }

    private static void container(String path, JsonNode container) {
        if (!container.isObject()) {
            throw wrong(path, "object", container);
        }
        list(path + ".env", container.path("env"));
        Json.each(container.path("env")).forEach(env -> text(path + ".env.value", env.path("value")));
        list(path + ".ports", container.path("ports"));
        Json.each(container.path("ports")).forEach(port -> {
            number(path + ".ports.containerPort", port.path("containerPort"));
            number(path + ".ports.hostPort", port.path("hostPort"));
        });
        for (String words : List.of("command", "args")) {
            list(path + "." + words, container.path(words));
            Json.each(container.path(words)).forEach(word -> text(path + "." + words, word));
        }
        text(path + ".image", container.path("image"));
    }

    private static void texts(String path, JsonNode map) {
        if (!absent(map) && !map.isObject()) {
            throw wrong(path, "map", map);
        }
        map.properties().forEach(entry -> text(path + "." + entry.getKey(), entry.getValue()));
    }

    private static void text(String path, JsonNode value) {
        if (!absent(value) && !value.isString()) {
            throw wrong(path, "string", value);
        }
    }

    private static void number(String path, JsonNode value) {
        if (!absent(value) && !value.isIntegralNumber()) {
            throw wrong(path, "numeric (int or float)", value);
        }
    }

    private static void list(String path, JsonNode value) {
        if (!absent(value) && !value.isArray()) {
            throw wrong(path, "list", value);
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static StatusException wrong(String path, String expected, JsonNode got) {
        return StatusException.untyped("." + path + ": expected " + expected + ", got " + got);
    }
}
