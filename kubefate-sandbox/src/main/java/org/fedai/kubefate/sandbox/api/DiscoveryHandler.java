package org.fedai.kubefate.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves the version and the discovery documents. */
final class DiscoveryHandler {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    /** The resources in the category {@code all}, which {@code kubectl get all} lists. */
    private static final Set<String> ALL = Set.of(
            "Pod",
            "ReplicationController",
            "Service",
            "DaemonSet",
            "Deployment",
            "ReplicaSet",
            "StatefulSet",
            "HorizontalPodAutoscaler",
            "CronJob",
            "Job");

    private final Catalog catalog;
    private final String version;

    /** @param version such as {@code v1.33.1} */
    DiscoveryHandler(Catalog catalog, String version) {
        this.catalog = catalog;
        this.version = version;
    }

    /** The response to a discovery path; empty for any other path. */
    Optional<JsonNode> answer(List<String> path) {
        return switch (String.join("/", path)) {
            case "version" -> Optional.of(version());
            case "api" -> Optional.of(Json.object(Map.of("kind", "APIVersions", "versions", List.of("v1"))));
            case "api/v1" -> resources("", "v1");
            case "apis" -> Optional.of(groups());
            default -> inGroup(path);
        };
    }

    private Optional<JsonNode> inGroup(List<String> path) {
        if (path.isEmpty() || !path.getFirst().equals("apis") || path.size() > 3) {
            return Optional.empty();
        }
        String group = path.get(1);
        Set<String> versions = versions().get(group);
        if (versions == null) {
            return Optional.empty();
        }
        return path.size() == 2
                ? Optional.of(group(group, versions).put("kind", "APIGroup").put("apiVersion", "v1"))
                : resources(group, path.get(2));
    }

    private ObjectNode version() {
        String[] parts = version.substring(1).split("\\.", -1);
        return Json.object()
                .put("major", parts[0])
                .put("minor", parts[1])
                .put("gitVersion", version)
                .put("gitTreeState", "clean")
                .put("platform", "sandbox/jvm");
    }

    private ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        versions().forEach((group, versions) -> groups.add(group(group, versions)));
        return list;
    }

    private Map<String, Set<String>> versions() {
        return catalog.all().stream()
                .filter(type -> !type.group().isEmpty())
                .collect(Collectors.groupingBy(
                        ResourceType::group,
                        LinkedHashMap::new,
                        Collectors.mapping(ResourceType::version, Collectors.toCollection(TreeSet::new))));
    }

    private static ObjectNode group(String group, Set<String> versions) {
        ObjectNode node = Json.object().put("name", group);
        ArrayNode list = node.putArray("versions");
        for (String version : versions) {
            ObjectNode entry =
                    Json.object().put("groupVersion", group + "/" + version).put("version", version);
            list.add(entry);
            node.set("preferredVersion", entry);
        }
        return node;
    }

    private Optional<JsonNode> resources(String group, String version) {
        List<ResourceType> types = catalog.all().stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .toList();
        if (types.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", types.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : types) {
            resources.add(resource(type, type.plural(), type.kind(), VERBS));
            for (String subresource : new TreeSet<>(type.subresources())) {
                resources.add(subresource(type, subresource));
            }
        }
        return Optional.of(list);
    }

    private static ObjectNode subresource(ResourceType type, String subresource) {
        String name = type.plural() + "/" + subresource;
        return switch (subresource) {
            case "scale" ->
                resource(type, name, "Scale", List.of("get", "patch", "update"))
                        .put("group", "autoscaling")
                        .put("version", "v1");
            case "log" -> resource(type, name, type.kind(), List.of("get"));
            case "eviction" ->
                resource(type, name, "Eviction", List.of("create"))
                        .put("group", "policy")
                        .put("version", "v1");
            case "token" ->
                resource(type, name, "TokenRequest", List.of("create"))
                        .put("group", "authentication.k8s.io")
                        .put("version", "v1");
            default -> resource(type, name, type.kind(), List.of("get", "patch", "update"));
        };
    }

    private static ObjectNode resource(ResourceType type, String name, String kind, List<String> verbs) {
        ObjectNode node = Json.object()
                .put("name", name)
                .put("singularName", name.contains("/") ? "" : type.singular())
                .put("namespaced", type.namespaced())
                .put("kind", kind);
        node.set("verbs", Json.texts(verbs));
        if (ALL.contains(type.kind()) && !name.contains("/")) {
            node.set("categories", Json.texts(List.of("all")));
        }
        if (!type.shortNames().isEmpty() && !name.contains("/")) {
            node.set("shortNames", Json.texts(type.shortNames()));
        }
        return node;
    }
}
