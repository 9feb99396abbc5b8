package org.fedai.kubefate.sandbox.api;

import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.JsonNode;

/**
 * Authorizes requests by the rules of Kubernetes RBAC. Requests without a token have every permission; requests with
 * the token of a service account have the permissions of its roles and bindings.
 */
final class RbacAuthorizer {
    private static final String BEARER = "Bearer ";

    private final Registry registry;

    RbacAuthorizer(Registry registry) {
        this.registry = registry;
    }

    /** The token of a service account. */
    static String token(String namespace, String account) {
        return "sandbox:" + namespace + ":" + account;
    }

    /** The user of a request: {@code namespace:name} of a service account, or empty for the administrator. */
    String user(ApiCall call) {
        String authorization = call.header("Authorization");
        if (authorization.isEmpty()) {
            return "";
        }
        String[] parts = authorization
                .substring(Math.min(BEARER.length(), authorization.length()))
                .split(":", -1);
        boolean known = authorization.startsWith(BEARER)
                && parts.length == 3
                && parts[0].equals("sandbox")
                && registry.find(new ObjectId(BuiltInTypes.SERVICE_ACCOUNT, parts[1], parts[2]))
                        .isPresent();
        if (!known) {
            throw StatusException.unauthorized();
        }
        return parts[1] + ":" + parts[2];
    }

    /** @throws StatusException if the user lacks the permission */
    void check(AccessRequest access, Target target) {
        if (access.user().isEmpty() || rules(access).anyMatch(rule -> covers(rule, access))) {
            return;
        }
        String scope = target.type().namespaced() && !access.namespace().isEmpty()
                ? "in the namespace \"" + access.namespace() + "\""
                : "at the cluster scope";
        throw StatusException.forbidden(
                target.id(),
                "User \"system:serviceaccount:" + access.user() + "\" cannot " + access.verb() + " resource \""
                        + access.resource() + "\" in API group \"" + access.group() + "\" " + scope);
    }

    private Stream<JsonNode> rules(AccessRequest access) {
        Stream<JsonNode> cluster = registry.list(BuiltInTypes.CLUSTER_ROLE_BINDING, "").stream()
                .filter(binding -> names(binding, access.user()))
                .flatMap(binding -> rulesOf(binding, ""));
        if (access.namespace().isEmpty()) {
            return cluster;
        }
        Stream<JsonNode> local = registry.list(BuiltInTypes.ROLE_BINDING, access.namespace()).stream()
                .filter(binding -> names(binding, access.user()))
                .flatMap(binding -> rulesOf(binding, access.namespace()));
        return Stream.concat(cluster, local);
    }

    private Stream<JsonNode> rulesOf(JsonNode binding, String namespace) {
        String name = Json.text(binding, "roleRef", "name");
        ObjectId role = Json.text(binding, "roleRef", "kind").equals("Role")
                ? new ObjectId(BuiltInTypes.ROLE, namespace, name)
                : new ObjectId(BuiltInTypes.CLUSTER_ROLE, "", name);
        return registry.find(role).stream().flatMap(found -> Json.each(found.path("rules")));
    }

    private static boolean names(JsonNode binding, String user) {
        return Json.each(binding.path("subjects"))
                .anyMatch(subject -> Json.text(subject, "kind").equals("ServiceAccount")
                        && user.equals(Json.text(subject, "namespace") + ":" + Json.text(subject, "name")));
    }

    private static boolean covers(JsonNode rule, AccessRequest access) {
        List<String> names = texts(rule, "resourceNames");
        List<String> resources = texts(rule, "resources");
        return has(texts(rule, "verbs"), access.verb())
                && has(texts(rule, "apiGroups"), access.group())
                && has(resources, access.resource())
                && (names.isEmpty() || names.contains(access.name()));
    }

    private static boolean has(List<String> allowed, String wanted) {
        return allowed.contains("*") || allowed.contains(wanted);
    }

    private static List<String> texts(JsonNode rule, String field) {
        return Json.each(rule.path(field)).map(JsonNode::asString).toList();
    }
}
