package org.fedai.kubefate.sandbox.api;

/**
 * What somebody wanted to do: the terms in which rights are given.
 *
 * @param user empty for the administrator, else {@code namespace:name} of a service account
 * @param verb get, list, watch, create, update, patch, delete or deletecollection
 * @param group empty for the core group
 * @param resource plural, with subresource: {@code pods/log}
 * @param namespace empty for the whole cluster
 * @param name empty for a collection
 */
public record Access(String user, String verb, String group, String resource, String namespace, String name) {
    static Access of(String user, ApiCall call, Target target) {
        String verb = switch (call.method()) {
            case "GET" -> call.flag("watch") ? "watch" : target.isCollection() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> target.isCollection() ? "deletecollection" : "delete";
            default -> call.method();
        };
        String resource = target.type().plural() + (target.subresource().isEmpty() ? "" : "/" + target.subresource());
        return new Access(user, verb, target.type().group(), resource, target.namespace(), target.name());
    }
}
