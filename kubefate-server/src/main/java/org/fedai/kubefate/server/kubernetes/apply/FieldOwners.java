package org.fedai.kubefate.server.kubernetes.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code managedFields} of an object that Helm, or the Go KubeFATE by means of Helm, has installed. Kubernetes removes a field that an applied
 * manifest drops only if nobody else owns it; therefore the fields that Helm owns have to become ours before a later manifest can drop them.
 */
final class FieldOwners {
    /** Helm annotates each object that it installs, whatever its field manager is called: that is the name of the program it is built into. */
    private static final String HELM_ANNOTATION = "f:meta.helm.sh/release-name";

    /** The names of Helm, of the Go KubeFATE, and of a Go program that does not tell its name. */
    private static final Set<String> INSTALLERS = Set.of("helm", "kubefate", "Go-http-client");

    private static final String FIELDS = "fieldsV1";
    private static final String STATUS = "f:status";

    private final List<ObjectNode> entries = new ArrayList<>();
    private final String apiVersion;

    /** @param object a live object, which is not changed */
    FieldOwners(JsonNode object) {
        apiVersion = object.path("apiVersion").asString("");
        object.path("metadata").path("managedFields").forEach(entry -> entries.add((ObjectNode) entry.deepCopy()));
    }

    /**
     * Makes the fields of those who installed the object the applied fields of a manager.
     *
     * @return the new {@code managedFields}; empty if they do not change
     */
    Optional<ArrayNode> movedTo(String manager) {
        Set<String> installers = installers();
        List<ObjectNode> moved = entries.stream()
                .filter(entry -> isMain(entry) && installers.contains(manager(entry)) && !isApplied(entry, manager))
                .toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode own = entries.stream()
                .filter(entry -> isMain(entry) && isApplied(entry, manager))
                .findFirst()
                .orElseGet(() -> newEntry(manager, moved.getLast().path("time")));
        ObjectNode fields = own.withObject("/" + FIELDS);
        moved.forEach(entry -> add(fields, entry.path(FIELDS)));
        fields.remove(STATUS);
        ArrayNode now = JsonNodeFactory.instance.arrayNode();
        now.add(own);
        entries.stream()
                .filter(entry -> !moved.contains(entry) && !entry.equals(own))
                .forEach(now::add);
        return Optional.of(now);
    }

    private Set<String> installers() {
        Set<String> names = new HashSet<>(INSTALLERS);
        entries.stream()
                .filter(entry -> entry.path(FIELDS)
                        .path("f:metadata")
                        .path("f:annotations")
                        .has(HELM_ANNOTATION))
                .map(FieldOwners::manager)
                .forEach(names::add);
        return names;
    }

    /** Fields of another version of the kind may have other names, and those of a subresource are written by controllers. */
    private boolean isMain(ObjectNode entry) {
        return entry.path("apiVersion").asString("").equals(apiVersion)
                && entry.path("subresource").asString("").isEmpty();
    }

    private static boolean isApplied(ObjectNode entry, String manager) {
        return manager(entry).equals(manager)
                && entry.path("operation").asString("").equals("Apply");
    }

    private ObjectNode newEntry(String manager, JsonNode time) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("manager", manager)
                .put("operation", "Apply")
                .put("apiVersion", apiVersion)
                .put("fieldsType", "FieldsV1");
        entry.set("time", time);
        return entry;
    }

    private static void add(ObjectNode fields, JsonNode more) {
        for (Map.Entry<String, JsonNode> field : more.properties()) {
            if (fields.path(field.getKey()) instanceof ObjectNode present) {
                add(present, field.getValue());
            } else {
                fields.set(field.getKey(), field.getValue());
            }
        }
    }

    private static String manager(ObjectNode entry) {
        return entry.path("manager").asString("");
    }
}
