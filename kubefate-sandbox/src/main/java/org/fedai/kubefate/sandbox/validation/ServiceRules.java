package org.fedai.kubefate.sandbox.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Services. The range of node ports is checked where they are allocated. */
final class ServiceRules {
    private ServiceRules() {}

    static void check(@Nullable JsonNode before, JsonNode spec, FieldErrors errors) {
        boolean external = Json.text(spec, "type").equals("ExternalName");
        String clusterIp = Json.text(spec, "clusterIP");
        JsonNode ports = spec.path("ports");
        if (ports.isEmpty() && !external && !clusterIp.equals("None")) {
            errors.add(Cause.required("spec.ports", ""));
        }
        ports(before, spec, errors);
        errors.labels("spec.selector", spec.path("selector"));
        errors.oneOf("spec.sessionAffinity", spec.path("sessionAffinity"), "ClientIP", "None");
        errors.oneOf("spec.type", spec.path("type"), "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        addresses(spec, clusterIp, errors);
        if (external) {
            String name = Json.text(spec, "externalName");
            errors.required("spec.externalName", name, "");
            if (!name.isEmpty()) {
                errors.format("spec.externalName", name, Formats.subdomain(name));
            }
        }
    }

    private static void addresses(JsonNode spec, String clusterIp, FieldErrors errors) {
        String rule = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
        if (!clusterIp.isEmpty() && !clusterIp.equals("None") && !Formats.isAddress(clusterIp)) {
            errors.add(Cause.invalid("spec.clusterIPs[0]", clusterIp, rule));
        }
        JsonNode externals = spec.path("externalIPs");
        for (int i = 0; i < externals.size(); i++) {
            if (!Formats.isAddress(externals.get(i).asString(""))) {
                errors.add(Cause.invalid("spec.externalIPs[" + i + "]", externals.get(i), rule));
            }
        }
        JsonNode ranges = spec.path("loadBalancerSourceRanges");
        if (Json.each(ranges).anyMatch(range -> !Formats.isRange(range.asString("")))) {
            String all =
                    String.join(" ", Json.each(ranges).map(JsonNode::asString).toList());
            errors.add(Cause.invalid(
                    "spec.LoadBalancerSourceRanges",
                    "[" + all + "]",
                    "must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 "));
        }
    }

    private static void ports(@Nullable JsonNode before, JsonNode spec, FieldErrors errors) {
        List<JsonNode> ports = Json.each(spec.path("ports")).toList();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String field = "spec.ports[" + i + "]";
            String name = Json.text(port, "name");
            if (ports.size() > 1) {
                errors.required(field + ".name", name, "");
            }
            if (!name.isEmpty()) {
                errors.format(field + ".name", name, Formats.label(name));
                if (!names.add(name)) {
                    errors.add(Cause.duplicate(field + ".name", name));
                }
            }
            // Without a number, both are 0.
            JsonNode number = port.has("port") ? port.path("port") : Json.MAPPER.valueToTree(0);
            errors.port(field + ".port", number);
            errors.oneOf(field + ".protocol", port.path("protocol"), "SCTP", "TCP", "UDP");
            errors.portReference(field + ".targetPort", port.has("targetPort") ? port.path("targetPort") : number);
        }
        nodePorts(before, Json.text(spec, "type"), ports, errors);
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            JsonNode key = Json.object(Map.of("protocol", port.path("protocol"), "port", port.path("port")));
            if (!seen.add(key)) {
                errors.add(Cause.duplicate("spec.ports[" + i + "]", key));
            }
        }
    }

    private static void nodePorts(@Nullable JsonNode before, String type, List<JsonNode> ports, FieldErrors errors) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i).path("nodePort");
            String field = "spec.ports[" + i + "].nodePort";
            if (port.asInt(0) == 0) {
                continue;
            }
            if (type.equals("ClusterIP") && !had(before, port)) {
                errors.add(Cause.forbidden(field, "may not be used when `type` is 'ClusterIP'"));
            }
            if (!seen.add(List.of(port, ports.get(i).path("protocol")))) {
                errors.add(Cause.duplicate(field, port));
            }
        }
    }

    /** A Service that stops being a NodePort may keep the numbers in its manifest; they are dropped. */
    private static boolean had(@Nullable JsonNode before, JsonNode nodePort) {
        return before != null
                && Json.each(Json.at(before, "spec", "ports"))
                        .anyMatch(port -> port.path("nodePort").equals(nodePort));
    }
}
