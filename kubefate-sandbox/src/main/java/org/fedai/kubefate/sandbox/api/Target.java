package org.fedai.kubefate.sandbox.api;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;

/**
 * The resource that a request path addresses.
 *
 * @param namespace empty for cluster-scoped objects or all namespaces
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record Target(ResourceType type, String namespace, String name, String subresource) {
    ObjectId id() {
        return new ObjectId(type, namespace, name);
    }

    boolean isCollection() {
        return name.isEmpty();
    }

    /** Empty if the path does not address objects. */
    static Optional<Target> of(List<String> path, Catalog catalog) {
        int start = switch (path.isEmpty() ? "" : path.getFirst()) {
            case "api" -> 2;
            case "apis" -> 3;
            default -> Integer.MAX_VALUE;
        };
        if (path.size() <= start) {
            return Optional.empty();
        }
        String group = start == 2 ? "" : path.get(1);
        String version = path.get(start - 1);
        List<String> rest = path.subList(start, path.size());
        boolean inNamespace = rest.getFirst().equals("namespaces")
                && rest.size() >= 3
                && !List.of("status", "finalize").contains(rest.get(2));
        List<String> object = inNamespace ? rest.subList(2, rest.size()) : rest;
        ResourceType type =
                catalog.byPlural(group, version, object.getFirst()).orElseThrow(StatusException::noSuchPath);
        if (inNamespace != type.namespaced() && (inNamespace || object.size() > 1)) {
            throw StatusException.noSuchPath();
        }
        String subresource = object.size() > 2 ? object.get(2) : "";
        // What follows "proxy" is a path of the service behind it.
        boolean tooLong = object.size() > 3 && !subresource.equals("proxy");
        if (tooLong || !(subresource.isEmpty() || type.subresources().contains(subresource))) {
            throw StatusException.noSuchPath();
        }
        return Optional.of(
                new Target(type, inNamespace ? rest.get(1) : "", object.size() > 1 ? object.get(1) : "", subresource));
    }
}
