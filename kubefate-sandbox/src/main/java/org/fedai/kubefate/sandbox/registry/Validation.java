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

/** The validation rules of an API server that charts are likely to violate. */
final class Validation implements AdmissionRule {
    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        name(id, errors);
        errors.labels("metadata.labels", Json.at(object, "metadata", "labels"));
        JsonNode spec = object.path("spec");
        switch (id.type().kind()) {
            case "Pod" -> PodValidation.check("spec", spec, Set.of(), errors);
            case "Deployment", "ReplicaSet", "DaemonSet" -> workload(spec, errors, List.of("Always"));
            case "StatefulSet" -> {
                workload(spec, errors, List.of("Always"));
                Json.each(spec.path("volumeClaimTemplates"))
                        .forEach(claim -> claim("spec.volumeClaimTemplates.spec", claim.path("spec"), errors));
            }
            case "Job" -> workload(spec, errors, List.of("OnFailure", "Never"));
            case "Service" -> service(spec, errors);
            case "PersistentVolumeClaim" -> claim("spec", spec, errors);
            case "Ingress" -> ingress(spec, errors);
            case "RoleBinding", "ClusterRoleBinding" ->
                errors.required("roleRef.name", Json.at(object, "roleRef", "name"));
            default -> {}
        }
        errors.throwIfAny(id);
    }

    private static void name(ObjectId id, FieldErrors errors) {
        String field = "metadata.name";
        switch (id.type().kind()) {
            case "Namespace" -> errors.dnsLabel(field, id.name());
            case "Service" -> errors.serviceName(field, id.name());
            // Names of RBAC objects such as system:node are path segment names, not DNS names.
            case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" -> {
                if (id.name().contains("/") || id.name().contains("%")) {
                    errors.add(Cause.invalid(field, id.name(), "may not contain '/' or '%'"));
                }
            }
            default -> errors.subdomain(field, id.name());
        }
    }

    private static void workload(JsonNode spec, FieldErrors errors, List<String> restartPolicies) {
        JsonNode selector = spec.path("selector");
        JsonNode template = spec.path("template");
        if (selector.isEmpty()) {
            errors.add(Cause.required("spec.selector", ""));
        } else if (!LabelSelector.of(selector).matches(template)) {
            errors.add(Cause.invalid(
                    "spec.template.metadata.labels",
                    Json.at(template, "metadata", "labels"),
                    "`selector` does not match template `labels`"));
        }
        errors.range("spec.replicas", spec.path("replicas"), 0, Integer.MAX_VALUE);
        errors.labels("spec.template.labels", Json.at(template, "metadata", "labels"));
        String policy = Json.text(template, "spec", "restartPolicy");
        if (!policy.isEmpty() && !restartPolicies.contains(policy)) {
            errors.add(Cause.unsupported("spec.template.spec.restartPolicy", policy, restartPolicies));
        }
        Set<String> claims = Json.each(spec.path("volumeClaimTemplates"))
                .map(claim -> Json.text(claim, "metadata", "name"))
                .collect(Collectors.toSet());
        PodValidation.check("spec.template.spec", template.path("spec"), claims, errors);
    }

    private static void service(JsonNode spec, FieldErrors errors) {
        List<JsonNode> ports = Json.each(spec.path("ports")).toList();
        boolean headless = Json.text(spec, "clusterIP").equals("None");
        if (ports.isEmpty() && !headless && !Json.text(spec, "type").equals("ExternalName")) {
            errors.add(Cause.required("spec.ports", ""));
        }
        errors.unique("spec.ports", ports, "name");
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String field = "spec.ports[" + i + "]";
            if (ports.size() > 1) {
                errors.required(field + ".name", port.path("name"));
            }
            if (!Json.text(port, "name").isEmpty()) {
                errors.dnsLabel(field + ".name", Json.text(port, "name"));
            }
            errors.range(field + ".port", port.path("port"), 1, 65535);
            if (port.path("nodePort").asInt(0) != 0) {
                errors.range(field + ".nodePort", port.path("nodePort"), 30000, 32767);
                if (Json.text(spec, "type").equals("ClusterIP")) {
                    errors.add(Cause.forbidden(field + ".nodePort", "may not be used when `type` is 'ClusterIP'"));
                }
            }
        }
    }

    private static void claim(String field, JsonNode spec, FieldErrors errors) {
        errors.nonEmpty(field + ".accessModes", spec.path("accessModes"));
        errors.required(field + ".resources[storage]", Json.at(spec, "resources", "requests", "storage"));
    }

    private static void ingress(JsonNode spec, FieldErrors errors) {
        if (spec.path("rules").isEmpty() && spec.path("defaultBackend").isEmpty()) {
            errors.add(Cause.invalid("spec", spec, "either `defaultBackend` or `rules` must be specified"));
        }
        Json.each(spec.path("rules"))
                .flatMap(rule -> Json.each(Json.at(rule, "http", "paths")))
                .forEach(path -> errors.required("spec.rules.http.paths.pathType", path.path("pathType")));
    }
}
