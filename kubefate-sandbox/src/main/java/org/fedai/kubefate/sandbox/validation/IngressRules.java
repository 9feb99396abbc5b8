package org.fedai.kubefate.sandbox.validation;

import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Ingresses. */
final class IngressRules {
    private static final String CLASS = "kubernetes.io/ingress.class";

    private IngressRules() {}

    static void check(JsonNode ingress, FieldErrors errors) {
        JsonNode spec = ingress.path("spec");
        JsonNode classes = Json.at(ingress, "metadata", "annotations", CLASS);
        String named = Json.text(spec, "ingressClassName");
        if (!named.isEmpty() && classes.isString()) {
            errors.add(
                    Cause.invalid("annotations." + CLASS, classes, "can not be set when the class field is also set"));
        }
        JsonNode rules = spec.path("rules");
        if (rules.isEmpty() && spec.path("defaultBackend").isMissingNode()) {
            errors.add(Cause.invalid("spec", Json.array(), "either `defaultBackend` or `rules` must be specified"));
        }
        for (int i = 0; i < spec.path("tls").size(); i++) {
            JsonNode hosts = spec.path("tls").get(i).path("hosts");
            for (int j = 0; j < hosts.size(); j++) {
                host("spec.tls[" + i + "].hosts[" + j + "]", hosts.get(j).asString(""), errors);
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            rule("spec.rules[" + i + "]", rules.get(i), errors);
        }
        if (spec.has("defaultBackend")) {
            backend("spec.defaultBackend", spec.path("defaultBackend"), errors);
        }
        if (!named.isEmpty()) {
            errors.format("spec.ingressClassName", named, Formats.subdomain(named));
        }
    }

    private static void rule(String path, JsonNode rule, FieldErrors errors) {
        String host = Json.text(rule, "host");
        if (Formats.isAddress(host)) {
            errors.add(Cause.invalid(path + ".host", host, "must be a DNS name, not an IP address"));
        } else if (!host.isEmpty()) {
            host(path + ".host", host, errors);
        }
        if (!rule.path("http").isObject()) {
            return;
        }
        JsonNode paths = Json.at(rule, "http", "paths");
        if (paths.isEmpty()) {
            errors.add(Cause.required(path + ".http.paths", ""));
        }
        for (int i = 0; i < paths.size(); i++) {
            path(path + ".http.paths[" + i + "]", paths.get(i), errors);
        }
    }

    private static void host(String field, String host, FieldErrors errors) {
        errors.format(field, host, host.contains("*") ? Formats.wildcard(host) : Formats.subdomain(host));
    }

    private static void path(String path, JsonNode rule, FieldErrors errors) {
        String type = Json.text(rule, "pathType");
        String url = Json.text(rule, "path");
        switch (type) {
            case "" -> errors.add(Cause.required(path + ".pathType", "pathType must be specified"));
            case "Exact", "Prefix" -> {
                if (!url.startsWith("/")) {
                    errors.add(Cause.invalid(path + ".path", url, "must be an absolute path"));
                }
            }
            default ->
                errors.oneOf(path + ".pathType", rule.path("pathType"), "Exact", "ImplementationSpecific", "Prefix");
        }
        backend(path + ".backend", rule.path("backend"), errors);
    }

    private static void backend(String path, JsonNode backend, FieldErrors errors) {
        JsonNode service = backend.path("service");
        if (!service.isObject()) {
            if (!backend.has("resource")) {
                errors.add(Cause.invalid(path, "", "resource or service backend is required"));
            }
            return;
        }
        String name = Json.text(service, "name");
        errors.required(path + ".service.name", name, "");
        if (!name.isEmpty()) {
            errors.format(path + ".service.name", name, Formats.label1035(name));
        }
        String port = Json.text(service, "port", "name");
        int number = Json.number(service, 0, "port", "number");
        if (!port.isEmpty() && number != 0) {
            errors.add(Cause.invalid(path, "", "cannot set both port name & port number"));
        } else if (port.isEmpty() && number == 0) {
            errors.add(Cause.required(path, "port name or number is required"));
        } else if (port.isEmpty()) {
            errors.port(path + ".service.port.number", Json.at(service, "port", "number"));
        } else {
            errors.format(path + ".service.port.name", port, Formats.portName(port));
        }
    }
}
