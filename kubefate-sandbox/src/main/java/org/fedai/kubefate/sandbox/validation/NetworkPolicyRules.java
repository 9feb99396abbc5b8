package org.fedai.kubefate.sandbox.validation;

import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Network policies. */
final class NetworkPolicyRules {
    private NetworkPolicyRules() {}

    static void check(JsonNode spec, FieldErrors errors) {
        Selectors.check("spec.podSelector", spec.path("podSelector"), errors);
        for (String direction : List.of("ingress", "egress")) {
            JsonNode rules = spec.path(direction);
            for (int i = 0; i < rules.size(); i++) {
                rule(
                        "spec." + direction + "[" + i + "]",
                        direction.equals("ingress") ? "from" : "to",
                        rules.get(i),
                        errors);
            }
        }
        JsonNode types = spec.path("policyTypes");
        for (int i = 0; i < types.size(); i++) {
            errors.oneOf("spec.policyTypes[" + i + "]", types.get(i), "Ingress", "Egress");
        }
    }

    private static void rule(String path, String peers, JsonNode rule, FieldErrors errors) {
        JsonNode ports = rule.path("ports");
        for (int i = 0; i < ports.size(); i++) {
            errors.portReference(path + ".ports[" + i + "].port", ports.get(i).path("port"));
            errors.oneOf(path + ".ports[" + i + "].protocol", ports.get(i).path("protocol"), "TCP", "UDP", "SCTP");
        }
        JsonNode others = rule.path(peers);
        for (int i = 0; i < others.size(); i++) {
            String field = path + "." + peers + "[" + i + "]";
            String range = Json.text(others.get(i), "ipBlock", "cidr");
            if (others.get(i).has("ipBlock") && !Formats.isRange(range)) {
                errors.add(Cause.invalid(field + ".ipBlock.cidr", range, "not a valid CIDR"));
            }
            Selectors.check(field + ".podSelector", others.get(i).path("podSelector"), errors);
            Selectors.check(field + ".namespaceSelector", others.get(i).path("namespaceSelector"), errors);
        }
    }
}
