package org.fedai.kubefate.sandbox.api;

/**
 * The attributes of a request that authorization decides on.
 *
 * @param user {@code namespace:name} of a service account; empty for the administrator
 * @param verb get, list, watch, create, update, patch, delete or deletecollection
 * @param group empty for the core group
 * @param resource plural, with the subresource if there is one: {@code pods/log}
 * @param namespace empty for a cluster-wide request
 * @param name empty for a collection
 */
public record AccessRequest(String user, String verb, String group, String resource, String namespace, String name) {
    static AccessRequest of(String user, ApiCall call, Target target) {
        String verb = switch (call.method()) {
            case "GET" -> call.flag("watch") ? "watch" : target.isCollection() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> target.isCollection() ? "deletecollection" : "delete";
            default -> call.method();
        };
        String resource = target.type().plural() + (target.subresource().isEmpty() ? "" : "/" + target.subresource());
        return new AccessRequest(user, verb, target.type().group(), resource, target.namespace(), target.name());
    }
}
