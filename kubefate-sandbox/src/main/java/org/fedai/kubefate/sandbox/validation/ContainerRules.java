package org.fedai.kubefate.sandbox.validation;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.fedai.kubefate.sandbox.schema.Quantity;
import tools.jackson.databind.JsonNode;

/** Containers of pods. */
final class ContainerRules {
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");

    private static final Set<String> STANDARD_RESOURCES = Set.of("cpu", "memory", "ephemeral-storage", "storage");

    /** The fields of a pod that its variables may have as values, besides single labels and annotations. */
    private static final Set<String> POD_FIELDS = Set.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private ContainerRules() {}

    /** @param names the names of the containers checked so far; gets those of these containers */
    static void check(String path, JsonNode containers, Set<String> volumes, Set<String> names, FieldErrors errors) {
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            String field = path + "[" + i + "]";
            String name = Json.text(container, "name");
            errors.required(field + ".name", name, "");
            if (!name.isEmpty()) {
                errors.format(field + ".name", name, Formats.label(name));
                if (!names.add(name)) {
                    errors.add(Cause.duplicate(field + ".name", name));
                }
            }
            container(field, container, volumes, errors);
        }
    }

    private static void container(String path, JsonNode container, Set<String> volumes, FieldErrors errors) {
        String image = Json.text(container, "image");
        errors.required(path + ".image", image, "");
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            ProbeRules.check(path + "." + probe, container.path(probe), !probe.equals("readinessProbe"), errors);
        }
        ports(path + ".ports", container.path("ports"), errors);
        variables(path + ".env", container.path("env"), errors);
        variableSources(path + ".envFrom", container.path("envFrom"), errors);
        mounts(path + ".volumeMounts", container.path("volumeMounts"), volumes, errors);
        errors.oneOf(path + ".imagePullPolicy", container.path("imagePullPolicy"), "Always", "IfNotPresent", "Never");
        resources(path + ".resources", container.path("resources"), errors);
        errors.range(
                path + ".securityContext.runAsUser",
                Json.at(container, "securityContext", "runAsUser"),
                0,
                Integer.MAX_VALUE);
    }

    private static void ports(String path, JsonNode ports, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String field = path + "[" + i + "]";
            String name = Json.text(port, "name");
            if (!name.isEmpty()) {
                List<String> wrong = Formats.portName(name);
                errors.format(field + ".name", name, wrong);
                if (wrong.isEmpty() && !names.add(name)) {
                    errors.add(Cause.duplicate(field + ".name", name));
                }
            }
            if (Json.number(port, 0, "containerPort") == 0) {
                errors.add(Cause.required(field + ".containerPort", ""));
            } else {
                errors.port(field + ".containerPort", port.path("containerPort"));
            }
            if (Json.number(port, 0, "hostPort") != 0) {
                errors.port(field + ".hostPort", port.path("hostPort"));
            }
            errors.oneOf(field + ".protocol", port.path("protocol"), "SCTP", "TCP", "UDP");
        }
    }

    private static void variables(String path, JsonNode variables, FieldErrors errors) {
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            String field = path + "[" + i + "]";
            String name = Json.text(variable, "name");
            errors.required(field + ".name", name, "");
            if (!name.isEmpty()) {
                errors.format(field + ".name", name, Formats.variable(name));
            }
            if (variable.path("valueFrom").isObject()) {
                source(field + ".valueFrom", variable, errors);
            }
        }
    }

    private static void source(String path, JsonNode variable, FieldErrors errors) {
        JsonNode source = variable.path("valueFrom");
        List<String> given = SOURCES.stream().filter(source::has).toList();
        if (given.isEmpty()) {
            errors.add(Cause.invalid(
                    path,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"));
        } else if (!Json.text(variable, "value").isEmpty()) {
            errors.add(Cause.invalid(path, "", "may not be specified when `value` is not empty"));
        } else if (given.size() > 1) {
            errors.add(Cause.invalid(path, "", "may not have more than one field specified at a time"));
        }
        if (source.has("fieldRef")) {
            podField(path + ".fieldRef.fieldPath", Json.text(source, "fieldRef", "fieldPath"), errors);
        }
        for (String reference : List.of("configMapKeyRef", "secretKeyRef")) {
            if (source.has(reference)) {
                String field = path + "." + reference;
                String key = Json.text(source, reference, "key");
                String name = Json.text(source, reference, "name");
                errors.format(field + ".name", name, Formats.subdomain(name));
                errors.required(field + ".key", key, "");
                if (!key.isEmpty()) {
                    errors.format(field + ".key", key, Formats.configKey(key));
                }
            }
        }
    }

    private static void podField(String path, String field, FieldErrors errors) {
        errors.required(path, field, "");
        boolean single = field.matches("metadata\\.(labels|annotations)\\['.+'\\]");
        if (!field.isEmpty() && !single && !POD_FIELDS.contains(field)) {
            errors.add(Cause.invalid(path, field, "error converting fieldPath: field label not supported: " + field));
        }
    }

    private static void variableSources(String path, JsonNode sources, FieldErrors errors) {
        for (int i = 0; i < sources.size(); i++) {
            JsonNode source = sources.get(i);
            String field = path + "[" + i + "]";
            String prefix = Json.text(source, "prefix");
            if (!prefix.isEmpty()) {
                errors.format(field + ".prefix", prefix, Formats.variable(prefix));
            }
            List<String> given = List.of("configMapRef", "secretRef").stream()
                    .filter(source::has)
                    .toList();
            given.forEach(reference ->
                    errors.required(field + "." + reference + ".name", Json.text(source, reference, "name"), ""));
            if (given.isEmpty()) {
                errors.add(Cause.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`"));
            } else if (given.size() > 1) {
                errors.add(Cause.invalid(path, "", "may not have more than one field specified at a time"));
            }
        }
    }

    private static void mounts(String path, JsonNode mounts, Set<String> volumes, FieldErrors errors) {
        Set<String> places = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonNode mount = mounts.get(i);
            String field = path + "[" + i + "]";
            String volume = Json.text(mount, "name");
            String place = Json.text(mount, "mountPath");
            errors.required(field + ".name", volume, "");
            if (!volumes.contains(volume)) {
                errors.add(Cause.notFound(field + ".name", volume));
            }
            errors.required(field + ".mountPath", place, "");
            if (!places.add(place)) {
                errors.add(Cause.invalid(field + ".mountPath", place, "must be unique"));
            }
            String part = Json.text(mount, "subPath");
            VolumeRules.relative(path + ".subPath", part, errors);
        }
    }

    private static void resources(String path, JsonNode resources, FieldErrors errors) {
        JsonNode limits = resources.path("limits");
        JsonNode requests = resources.path("requests");
        limits.properties().forEach(limit -> amount(path + ".limits", limit.getKey(), limit.getValue(), errors));
        requests.properties().forEach(request -> {
            String name = request.getKey();
            JsonNode limit = limits.path(name);
            amount(path + ".requests", name, request.getValue(), errors);
            if (limit.isMissingNode()) {
                if (isExtended(name)) {
                    errors.add(Cause.required(path + ".limits", "Limit must be set for non overcommitable resources"));
                }
            } else if (isExtended(name) && Quantity.of(request.getValue()).compareTo(Quantity.of(limit)) != 0) {
                errors.add(Cause.invalid(
                        path + ".requests", request.getValue().asString(""), "must be equal to " + name + " limit"));
            } else if (Quantity.of(request.getValue()).compareTo(Quantity.of(limit)) > 0) {
                errors.add(Cause.invalid(
                        path + ".requests",
                        request.getValue().asString(""),
                        "must be less than or equal to " + name + " limit"));
            }
        });
    }

    private static void amount(String path, String name, JsonNode quantity, FieldErrors errors) {
        String field = path + "[" + name + "]";
        BigDecimal amount = Quantity.of(quantity);
        errors.format(field, name, Formats.qualifiedName(name));
        if (!name.contains("/") && !STANDARD_RESOURCES.contains(name) && !name.startsWith("hugepages-")) {
            errors.add(Cause.invalid(field, name, "must be a standard resource type or fully qualified"));
            errors.add(Cause.invalid(field, name, "must be a standard resource for containers"));
        }
        if (amount.signum() < 0) {
            errors.add(Cause.invalid(field, quantity.asString(""), "must be greater than or equal to 0"));
        }
        if (isExtended(name) && amount.stripTrailingZeros().scale() > 0) {
            errors.add(Cause.invalid(field, quantity.asString(""), "must be an integer"));
        }
    }

    private static boolean isExtended(String resource) {
        return resource.contains("/") && !resource.startsWith("kubernetes.io/");
    }
}
