package org.fedai.kubefate.server.release.policy;

import static org.fedai.kubefate.server.release.policy.ObjectFields.map;
import static org.fedai.kubefate.server.release.policy.ObjectFields.maps;
import static org.fedai.kubefate.server.release.policy.ObjectFields.text;
import static org.fedai.kubefate.server.release.policy.ObjectFields.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/**
 * Finds Roles and RoleBindings with rights beyond those that a release has itself: with such rights its pods could do what its chart may not. Updates
 * of Deployments and StatefulSets are an exception, because fate-upgrade-manager stops and starts FATE-Flow.
 */
final class RolePolicy {
    private static final Set<String> READING = Set.of("get", "list", "watch");
    private static final Set<String> READING_AND_DELETING =
            Set.of("get", "list", "watch", "delete", "deletecollection");

    private static final Set<String> CHANGING =
            Set.of("get", "list", "watch", "delete", "deletecollection", "update", "patch");

    private static final Set<String> CHANGEABLE = Set.of(
            "deployments",
            "deployments/scale",
            "deployments/status",
            "statefulsets",
            "statefulsets/scale",
            "statefulsets/status");

    private static final Set<String> WORKLOAD_GROUPS = Set.of("apps", "extensions", "batch");
    private static final Set<String> CORE_WORKLOADS = Set.of("replicationcontrollers", "podtemplates");
    private static final Set<String> ROLE_VERBS = Set.of("escalate", "bind", "impersonate");

    private final ManifestObject object;
    private final String namespace;
    private final OwnNames own;
    private final List<Violation> violations = new ArrayList<>();

    private RolePolicy(ManifestObject object, String namespace, OwnNames own) {
        this.object = object;
        this.namespace = namespace;
        this.own = own;
    }

    /** @param namespace of the object */
    static List<Violation> check(ManifestObject object, String namespace, OwnNames own) {
        RolePolicy policy = new RolePolicy(object, namespace, own);
        if (object.apiVersion().startsWith("rbac.authorization.k8s.io/")) {
            switch (object.kind()) {
                case "Role" -> maps(object.content(), "rules").forEach(policy::rule);
                case "RoleBinding" -> policy.binding();
                default -> {}
            }
        }
        return policy.violations;
    }

    private void binding() {
        Map<?, ?> role = map(object.content(), "roleRef");
        if (!text(role, "kind").equals("Role") || !own.of("Role").contains(text(role, "name"))) {
            add(
                    "roleRef",
                    "grants the " + text(role, "kind") + " " + text(role, "name") + ", which is not one of the chart");
        }
        maps(object.content(), "subjects")
                .filter(subject -> !isOwn(subject))
                .forEach(subject -> add(
                        "subjects",
                        "grants rights to the " + text(subject, "kind") + " " + text(subject, "name")
                                + ", which is not one of the chart"));
    }

    private boolean isOwn(Map<?, ?> subject) {
        String given = text(subject, "namespace");
        return text(subject, "kind").equals("ServiceAccount")
                && (given.isEmpty() || given.equals(namespace))
                && own.isOwnAccount(text(subject, "name"));
    }

    private void rule(Map<?, ?> rule) {
        Set<String> verbs = texts(rule, "verbs").collect(Collectors.toSet());
        for (String group : texts(rule, "apiGroups").toList()) {
            for (String resource : texts(rule, "resources").toList()) {
                if (!isAllowed(rule, group, resource, verbs)) {
                    add(
                            "rules",
                            "grants "
                                    + String.join(", ", verbs.stream().sorted().toList()) + " on " + resource);
                }
            }
        }
    }

    private boolean isAllowed(Map<?, ?> rule, String group, String resource, Set<String> verbs) {
        if (Stream.of(group, resource).anyMatch(text -> text.contains("*")) || verbs.contains("*")) {
            return false;
        }
        if (verbs.stream().anyMatch(ROLE_VERBS::contains)) {
            return false;
        }
        String type = resource.replaceFirst("/.*", "");
        if (group.isEmpty()) {
            return switch (type) {
                case "secrets" -> namesOnly(rule, own.of("Secret"));
                case "pods" ->
                    READING_AND_DELETING.containsAll(verbs)
                            && Set.of("pods", "pods/log", "pods/status").contains(resource);
                case "services", "serviceaccounts" -> resource.equals(type) || resource.equals(type + "/status");
                default -> !CORE_WORKLOADS.contains(type) || READING_AND_DELETING.containsAll(verbs);
            };
        }
        if (WORKLOAD_GROUPS.contains(group)) {
            return READING_AND_DELETING.containsAll(verbs)
                    || (group.equals("apps") && CHANGEABLE.contains(resource) && CHANGING.containsAll(verbs));
        }
        return switch (group) {
            case "rbac.authorization.k8s.io" -> READING.containsAll(verbs);
            case "policy" -> !verbs.contains("use") || namesOnly(rule, own.of("PodSecurityPolicy"));
            default -> true;
        };
    }

    private static boolean namesOnly(Map<?, ?> rule, Set<String> names) {
        List<String> given = texts(rule, "resourceNames").toList();
        return !given.isEmpty() && names.containsAll(given);
    }

    private void add(String field, String text) {
        violations.add(new Violation(object, field, text, Permission.of(Permission.Type.ROLES)));
    }
}
