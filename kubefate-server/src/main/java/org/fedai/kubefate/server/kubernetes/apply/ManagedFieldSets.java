package org.fedai.kubefate.server.kubernetes.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who owns which fields of a live object, according to its {@code managedFields}. */
final class ManagedFieldSets {
    private final List<JsonNode> entries = new ArrayList<>();

    ManagedFieldSets(JsonNode live) {
        live.path("metadata").path("managedFields").forEach(entries::add);
    }

    /** Whether a manager has applied the field, and nobody has changed it since. */
    boolean isAppliedBy(String manager, FieldPath path) {
        return entries.stream()
                .filter(entry -> text(entry, "manager").equals(manager)
                        && text(entry, "operation").equals("Apply"))
                .anyMatch(entry -> has(entry.path("fieldsV1"), path));
    }

    /** The manager that was the last one to write the field; empty if nobody owns it. */
    String managerOf(FieldPath path) {
        return entries.stream()
                .filter(entry -> has(entry.path("fieldsV1"), path))
                .max(Comparator.comparing(entry -> text(entry, "time")))
                .map(entry -> text(entry, "manager"))
                .orElse("");
    }

    /** The names of the fields that identify the items of a list; empty if that is not known, or the list has no such fields. */
    List<String> keysOf(FieldPath list) {
        return children(list, "k:")
                .map(child -> JsonMapper.shared().readTree(child))
                .findFirst()
                .map(keys -> List.copyOf(keys.propertyNames()))
                .orElse(List.of());
    }

    boolean isSet(FieldPath list) {
        return children(list, "v:").findAny().isPresent();
    }

    private Stream<String> children(FieldPath path, String prefix) {
        return entries.stream()
                .flatMap(entry -> find(entry.path("fieldsV1"), path).stream())
                .flatMap(node -> node.propertyNames().stream())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()));
    }

    private static boolean has(JsonNode fields, FieldPath path) {
        JsonNode node = fields;
        for (int i = 0; i < path.steps().size(); i++) {
            Optional<JsonNode> next = child(node, path.steps().get(i));
            if (next.isEmpty()) {
                // Lists and maps that are owned as a whole have no children.
                return i > 0 && node.isEmpty();
            }
            node = next.get();
        }
        return true;
    }

    private static Optional<JsonNode> find(JsonNode fields, FieldPath path) {
        Optional<JsonNode> node = Optional.of(fields);
        for (FieldPath.Step step : path.steps()) {
            node = node.flatMap(parent -> child(parent, step));
        }
        return node;
    }

    private static Optional<JsonNode> child(JsonNode parent, FieldPath.Step step) {
        return switch (step) {
            case FieldPath.Field field -> Optional.ofNullable(parent.get("f:" + field.name()));
            case FieldPath.Item item ->
                parent.properties().stream()
                        .filter(child -> child.getKey().startsWith("k:")
                                && is(
                                        JsonMapper.shared()
                                                .readTree(child.getKey().substring(2)),
                                        item.keys()))
                        .map(Map.Entry::getValue)
                        .findFirst();
            case FieldPath.Member member ->
                parent.properties().stream()
                        .filter(child -> child.getKey().startsWith("v:")
                                && JsonMapper.shared()
                                        .readTree(child.getKey().substring(2))
                                        .asString("")
                                        .equals(member.value()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        };
    }

    private static boolean is(JsonNode keys, Map<String, String> wanted) {
        return keys.size() == wanted.size()
                && wanted.entrySet().stream()
                        .allMatch(
                                entry -> keys.path(entry.getKey()).asString("").equals(entry.getValue()));
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).asString("");
    }
}
