package org.fedai.kubefate.sandbox.validation;

import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Roles and their bindings. */
final class RbacRules {
    private RbacRules() {}

    static void role(String kind, JsonNode role, FieldErrors errors) {
        JsonNode rules = role.path("rules");
        for (int i = 0; i < rules.size(); i++) {
            rule("rules[" + i + "]", kind.equals("Role"), rules.get(i), errors);
        }
    }

    private static void rule(String path, boolean namespaced, JsonNode rule, FieldErrors errors) {
        if (rule.path("verbs").isEmpty()) {
            errors.add(Cause.required(path + ".verbs", "verbs must contain at least one value"));
        }
        JsonNode urls = rule.path("nonResourceURLs");
        if (!urls.isEmpty()) {
            if (namespaced) {
                errors.add(Cause.invalid(
                        path + ".nonResourceURLs", urls, "namespaced rules cannot apply to non-resource URLs"));
            }
            return;
        }
        if (rule.path("apiGroups").isEmpty()) {
            errors.add(Cause.required(path + ".apiGroups", "resource rules must supply at least one api group"));
        }
        if (rule.path("resources").isEmpty()) {
            errors.add(Cause.required(path + ".resources", "resource rules must supply at least one resource"));
        }
    }

    static void binding(JsonNode binding, FieldErrors errors) {
        String kind = Json.text(binding, "roleRef", "kind");
        if (!List.of("Role", "ClusterRole").contains(kind)) {
            errors.add(Cause.unsupported("roleRef.kind", kind, List.of("Role", "ClusterRole")));
        }
        errors.required("roleRef.name", Json.text(binding, "roleRef", "name"), "");
        JsonNode subjects = binding.path("subjects");
        for (int i = 0; i < subjects.size(); i++) {
            String field = "subjects[" + i + "]";
            errors.required(field + ".name", Json.text(subjects.get(i), "name"), "");
            errors.oneOf(field + ".kind", subjects.get(i).path("kind"), "ServiceAccount", "User", "Group");
        }
    }
}
