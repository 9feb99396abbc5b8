package org.fedai.kubefate.sandbox.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.fedai.kubefate.sandbox.select.LabelSelector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The checks of an API server that charts are likely to fail. */
final class Validation implements Admission {
    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        Findings findings = new Findings();
        name(id, findings);
        findings.labels("metadata.labels", Json.at(object, "metadata", "labels"));
        JsonNode spec = object.path("spec");
        switch (id.type().kind()) {
            case "Pod" -> PodValidation.check("spec", spec, Set.of(), findings);
            case "Deployment", "ReplicaSet", "DaemonSet" -> workload(spec, findings, List.of("Always"));
            case "StatefulSet" -> {
                workload(spec, findings, List.of("Always"));
                Json.each(spec.path("volumeClaimTemplates"))
                        .forEach(claim -> claim("spec.volumeClaimTemplates.spec", claim.path("spec"), findings));
            }
            case "Job" -> workload(spec, findings, List.of("OnFailure", "Never"));
            case "Service" -> service(spec, findings);
            case "PersistentVolumeClaim" -> claim("spec", spec, findings);
            case "Ingress" -> ingress(spec, findings);
            case "RoleBinding", "ClusterRoleBinding" ->
                findings.required("roleRef.name", Json.at(object, "roleRef", "name"));
            default -> {}
        }
        findings.refuse(id);
    }

    private static void name(ObjectId id, Findings findings) {
        String field = "metadata.name";
        switch (id.type().kind()) {
            case "Namespace" -> findings.dnsLabel(field, id.name());
            case "Service" -> findings.serviceName(field, id.name());
            // Names such as system:node are path segments, not host names.
            case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" -> {
                if (id.name().contains("/") || id.name().contains("%")) {
                    findings.add(Cause.invalid(field, id.name(), "may not contain '/' or '%'"));
                }
            }
            default -> findings.subdomain(field, id.name());
        }
    }

    private static void workload(JsonNode spec, Findings findings, List<String> restartPolicies) {
        JsonNode selector = spec.path("selector");
        JsonNode template = spec.path("template");
        if (selector.isEmpty()) {
            findings.add(Cause.required("spec.selector", ""));
        } else if (!LabelSelector.of(selector).matches(template)) {
            findings.add(Cause.invalid(
                    "spec.template.metadata.labels",
                    Json.at(template, "metadata", "labels"),
                    "`selector` does not match template `labels`"));
        }
        findings.range("spec.replicas", spec.path("replicas"), 0, Integer.MAX_VALUE);
        findings.labels("spec.template.labels", Json.at(template, "metadata", "labels"));
        String policy = Json.text(template, "spec", "restartPolicy");
        if (!policy.isEmpty() && !restartPolicies.contains(policy)) {
            findings.add(Cause.unsupported("spec.template.spec.restartPolicy", policy, restartPolicies));
        }
        Set<String> claims = Json.each(spec.path("volumeClaimTemplates"))
                .map(claim -> Json.text(claim, "metadata", "name"))
                .collect(Collectors.toSet());
        PodValidation.check("spec.template.spec", template.path("spec"), claims, findings);
    }

    private static void service(JsonNode spec, Findings findings) {
        List<JsonNode> ports = Json.each(spec.path("ports")).toList();
        boolean headless = Json.text(spec, "clusterIP").equals("None");
        if (ports.isEmpty() && !headless && !Json.text(spec, "type").equals("ExternalName")) {
            findings.add(Cause.required("spec.ports", ""));
        }
        findings.unique("spec.ports", ports, "name");
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String field = "spec.ports[" + i + "]";
            if (ports.size() > 1) {
                findings.required(field + ".name", port.path("name"));
            }
            if (!Json.text(port, "name").isEmpty()) {
                findings.dnsLabel(field + ".name", Json.text(port, "name"));
            }
            findings.range(field + ".port", port.path("port"), 1, 65535);
            if (port.path("nodePort").asInt(0) != 0) {
                findings.range(field + ".nodePort", port.path("nodePort"), 30000, 32767);
                if (Json.text(spec, "type").equals("ClusterIP")) {
                    findings.add(Cause.forbidden(field + ".nodePort", "may not be used when `type` is 'ClusterIP'"));
                }
            }
        }
    }

    private static void claim(String field, JsonNode spec, Findings findings) {
        findings.nonEmpty(field + ".accessModes", spec.path("accessModes"));
        findings.required(field + ".resources[storage]", Json.at(spec, "resources", "requests", "storage"));
    }

    private static void ingress(JsonNode spec, Findings findings) {
        if (spec.path("rules").isEmpty() && spec.path("defaultBackend").isEmpty()) {
            findings.add(Cause.invalid("spec", spec, "either `defaultBackend` or `rules` must be specified"));
        }
        Json.each(spec.path("rules"))
                .flatMap(rule -> Json.each(Json.at(rule, "http", "paths")))
                .forEach(path -> findings.required("spec.rules.http.paths.pathType", path.path("pathType")));
    }
}
