package org.fedai.kubefate.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** The checks of a pod, or of the template of one. */
final class PodValidation {
    private PodValidation() {}

    /** @param claims names of volumes that come from elsewhere: the claim templates of a StatefulSet */
    static void check(String path, JsonNode spec, Set<String> claims, Findings findings) {
        List<JsonNode> containers = Json.each(spec.path("containers")).toList();
        if (containers.isEmpty()) {
            findings.add(Cause.required(path + ".containers", ""));
        }
        List<JsonNode> all = new ArrayList<>(containers);
        Json.each(spec.path("initContainers")).forEach(all::add);
        findings.unique(path + ".containers", all, "name");
        List<JsonNode> volumes = Json.each(spec.path("volumes")).toList();
        Set<String> names = findings.unique(path + ".volumes", volumes, "name");
        names.addAll(claims);
        for (int i = 0; i < volumes.size(); i++) {
            findings.required(path + ".volumes[" + i + "].name", volumes.get(i).path("name"));
        }
        containers(path + ".containers", containers, names, findings);
        containers(
                path + ".initContainers", Json.each(spec.path("initContainers")).toList(), names, findings);
    }

    private static void containers(String path, List<JsonNode> containers, Set<String> volumes, Findings findings) {
        for (int i = 0; i < containers.size(); i++) {
            container(path + "[" + i + "]", containers.get(i), volumes, findings);
        }
    }

    private static void container(String path, JsonNode container, Set<String> volumes, Findings findings) {
        String name = Json.text(container, "name");
        if (name.isEmpty()) {
            findings.add(Cause.required(path + ".name", ""));
        } else {
            findings.dnsLabel(path + ".name", name);
        }
        findings.required(path + ".image", container.path("image"));
        Json.each(container.path("ports"))
                .forEach(port -> findings.range(path + ".ports.containerPort", port.path("containerPort"), 1, 65535));
        Json.each(container.path("env")).forEach(env -> findings.required(path + ".env.name", env.path("name")));
        mounts(path, container, volumes, findings);
        resources(path, container.path("resources"), findings);
    }

    private static void mounts(String path, JsonNode container, Set<String> volumes, Findings findings) {
        List<JsonNode> mounts = Json.each(container.path("volumeMounts")).toList();
        findings.unique(path + ".volumeMounts", mounts, "mountPath");
        for (int i = 0; i < mounts.size(); i++) {
            String field = path + ".volumeMounts[" + i + "]";
            String volume = Json.text(mounts.get(i), "name");
            findings.required(field + ".mountPath", mounts.get(i).path("mountPath"));
            if (!volumes.contains(volume)) {
                findings.add(Cause.notFound(field + ".name", volume));
            }
        }
    }

    private static void resources(String path, JsonNode resources, Findings findings) {
        for (String part : List.of("requests", "limits")) {
            resources.path(part).properties().forEach(entry -> {
                if (Quantity.parse(entry.getValue()).isEmpty()) {
                    findings.add(Cause.invalid(
                            path + ".resources." + part + "[" + entry.getKey() + "]",
                            entry.getValue(),
                            "quantities must match the regular expression "
                                    + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"));
                }
            });
        }
    }
}
