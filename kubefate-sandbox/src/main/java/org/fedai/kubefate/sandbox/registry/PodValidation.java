package org.fedai.kubefate.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Validates a pod or a pod template. */
final class PodValidation {
    private PodValidation() {}

    /** @param claims names of volumes defined elsewhere, by the volumeClaimTemplates of a StatefulSet */
    static void check(String path, JsonNode spec, Set<String> claims, FieldErrors errors) {
        List<JsonNode> containers = Json.each(spec.path("containers")).toList();
        if (containers.isEmpty()) {
            errors.add(Cause.required(path + ".containers", ""));
        }
        List<JsonNode> all = new ArrayList<>(containers);
        Json.each(spec.path("initContainers")).forEach(all::add);
        errors.unique(path + ".containers", all, "name");
        List<JsonNode> volumes = Json.each(spec.path("volumes")).toList();
        Set<String> names = errors.unique(path + ".volumes", volumes, "name");
        names.addAll(claims);
        for (int i = 0; i < volumes.size(); i++) {
            errors.required(path + ".volumes[" + i + "].name", volumes.get(i).path("name"));
        }
        containers(path + ".containers", containers, names, errors);
        containers(
                path + ".initContainers", Json.each(spec.path("initContainers")).toList(), names, errors);
    }

    private static void containers(String path, List<JsonNode> containers, Set<String> volumes, FieldErrors errors) {
        for (int i = 0; i < containers.size(); i++) {
            container(path + "[" + i + "]", containers.get(i), volumes, errors);
        }
    }

    private static void container(String path, JsonNode container, Set<String> volumes, FieldErrors errors) {
        String name = Json.text(container, "name");
        if (name.isEmpty()) {
            errors.add(Cause.required(path + ".name", ""));
        } else {
            errors.dnsLabel(path + ".name", name);
        }
        errors.required(path + ".image", container.path("image"));
        Json.each(container.path("ports"))
                .forEach(port -> errors.range(path + ".ports.containerPort", port.path("containerPort"), 1, 65535));
        Json.each(container.path("env")).forEach(env -> errors.required(path + ".env.name", env.path("name")));
        mounts(path, container, volumes, errors);
        resources(path, container.path("resources"), errors);
    }

    private static void mounts(String path, JsonNode container, Set<String> volumes, FieldErrors errors) {
        List<JsonNode> mounts = Json.each(container.path("volumeMounts")).toList();
        errors.unique(path + ".volumeMounts", mounts, "mountPath");
        for (int i = 0; i < mounts.size(); i++) {
            String field = path + ".volumeMounts[" + i + "]";
            String volume = Json.text(mounts.get(i), "name");
            errors.required(field + ".mountPath", mounts.get(i).path("mountPath"));
            if (!volumes.contains(volume)) {
                errors.add(Cause.notFound(field + ".name", volume));
            }
        }
    }

    private static void resources(String path, JsonNode resources, FieldErrors errors) {
        for (String part : List.of("requests", "limits")) {
            resources.path(part).properties().forEach(entry -> {
                if (Quantity.parse(entry.getValue()).isEmpty()) {
                    errors.add(Cause.invalid(
                            path + ".resources." + part + "[" + entry.getKey() + "]",
                            entry.getValue(),
                            "quantities must match the regular expression "
                                    + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"));
                }
            });
        }
    }
}
