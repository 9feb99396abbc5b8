package org.fedai.kubefate.sandbox.patch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which lists of Kubernetes objects are maps ({@code x-kubernetes-list-type: map}) and which fields are their keys. */
public final class ListKeys {
    private static final List<String> NAME = List.of("name");

    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", NAME),
            Map.entry("initContainers", NAME),
            Map.entry("ephemeralContainers", NAME),
            Map.entry("volumes", NAME),
            Map.entry("env", NAME),
            Map.entry("imagePullSecrets", NAME),
            Map.entry("secrets", NAME),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("conditions", List.of("type")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")));

    private static final Set<String> SETS = Set.of("finalizers");

    private ListKeys() {}

    /** Whether the list under a field is a set of strings. */
    static boolean isSet(String field) {
        return SETS.contains(field);
    }

    /** The key fields of a list; empty if the list is atomic. */
    public static Optional<List<String>> of(String field, JsonNode list) {
        if (list.isEmpty() || !Json.each(list).allMatch(JsonNode::isObject)) {
            return Optional.empty();
        }
        if (!field.equals("ports")) {
            return Optional.ofNullable(KEYS.get(field)).filter(keys -> allHave(list, keys.getFirst()));
        }
        if (allHave(list, "containerPort")) {
            return Optional.of(List.of("containerPort", "protocol"));
        }
        return allHave(list, "port") ? Optional.of(List.of("port", "protocol")) : Optional.empty();
    }

    /** Whether the items of the list under a field have keys. */
    public static boolean areKeyed(String field) {
        return KEYS.containsKey(field);
    }

    /** An item in a path: {@code [name="mysql"]}. */
    public static String label(JsonNode item, List<String> keys) {
        return keys.stream()
                .sorted()
                .map(key -> key + "=" + value(item, key))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The key fields of a list given in two versions, one of which may be empty or missing. */
    static Optional<List<String>> of(String field, JsonNode one, JsonNode other) {
        Optional<List<String>> keys = of(field, one);
        return keys.isPresent() ? keys : of(field, other);
    }

    /** The key of an item in field sets: {@code {"name":"mysql"}}, keys sorted. */
    static String name(JsonNode item, List<String> keys) {
        ObjectNode name = Json.object();
        keys.stream().sorted().forEach(key -> name.set(key, value(item, key)));
        return name.toString();
    }

    static Map<String, JsonNode> byName(JsonNode list, List<String> keys) {
        return Json.each(list)
                .collect(Collectors.toMap(
                        item -> name(item, keys), item -> item, (first, second) -> second, LinkedHashMap::new));
    }

    static ArrayNode array(Iterable<JsonNode> items) {
        ArrayNode array = Json.array();
        items.forEach(array::add);
        return array;
    }

    private static JsonNode value(JsonNode item, String key) {
        JsonNode value = item.path(key);
        return value.isMissingNode() && key.equals("protocol")
                ? Json.MAPPER.getNodeFactory().stringNode("TCP")
                : value;
    }

    private static boolean allHave(JsonNode list, String field) {
        return Json.each(list).allMatch(item -> item.has(field));
    }
}
