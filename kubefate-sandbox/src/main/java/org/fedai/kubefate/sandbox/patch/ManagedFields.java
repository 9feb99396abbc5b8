package org.fedai.kubefate.sandbox.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side apply: tracks in {@code metadata.managedFields} which manager owns which fields, and detects conflicts.
 */
public final class ManagedFields {
    private static final String FIELDS = "fieldsV1";

    private ManagedFields() {}

    /**
     * Applies a configuration to an object.
     *
     * @param live the live object; null if it does not exist
     * @param time the time of the manager's entry
     * @throws StatusException if another manager owns one of the fields and the apply is not forced
     */
    public static ObjectNode apply(
            @Nullable ObjectNode live, ObjectNode applied, String manager, boolean force, String time) {
        ApplyMerge.checkDuplicates(applied);
        ObjectNode before = live == null ? Json.object() : live;
        List<ObjectNode> managers = entries(before);
        Optional<ObjectNode> own =
                managers.stream().filter(entry -> is(entry, manager, "Apply")).findFirst();
        ObjectNode fields = FieldSet.of(applied);
        List<ObjectNode> others =
                managers.stream().filter(entry -> !is(entry, manager, "Apply")).toList();
        ObjectNode merged = ApplyMerge.merge(before, applied);
        takeOver(others, fields, before, merged, force);

        JsonNode last = own.map(entry -> entry.path(FIELDS)).orElse(Json.object());
        ObjectNode dropped = FieldSet.difference(last, fields);
        for (ObjectNode other : others) {
            dropped = FieldSet.difference(dropped, other.path(FIELDS));
        }
        Pruning.prune(merged, dropped);

        boolean same = own.isPresent() && last.equals(fields);
        String since = same ? Json.text(own.get(), "time") : time;
        List<ObjectNode> now = new ArrayList<>();
        now.add(entry(manager, "Apply", Json.text(applied, "apiVersion"), fields, since));
        others.stream().filter(entry -> !entry.path(FIELDS).isEmpty()).forEach(now::add);
        Json.ensure(merged, "metadata").set("managedFields", ListKeys.array(List.copyOf(now)));
        return merged;
    }

    /** Records in {@code after} that a manager has changed fields by an operation other than apply. */
    public static void update(@Nullable ObjectNode before, ObjectNode after, String manager, String time) {
        ObjectNode changed = before == null ? FieldSet.of(after) : FieldSet.of(Differences.between(before, after));
        if (changed.isEmpty()) {
            return;
        }
        List<ObjectNode> now = new ArrayList<>();
        ObjectNode own = changed;
        for (ObjectNode entry : entries(after)) {
            if (is(entry, manager, "Update")) {
                own = FieldSet.union(entry.path(FIELDS), changed);
            } else {
                entry.set(FIELDS, FieldSet.difference(entry.path(FIELDS), changed));
                if (!entry.path(FIELDS).isEmpty()) {
                    now.add(entry);
                }
            }
        }
        now.add(entry(manager, "Update", Json.text(after, "apiVersion"), own, time));
        Json.ensure(after, "metadata").set("managedFields", ListKeys.array(List.copyOf(now)));
    }

    /** Takes over fields from other managers whose values differ, or fails with a conflict unless forced. */
    private static void takeOver(
            List<ObjectNode> others, ObjectNode fields, ObjectNode before, ObjectNode merged, boolean force) {
        ObjectNode changed = FieldSet.of(Differences.between(before, merged));
        List<StatusException.Cause> conflicts = new ArrayList<>();
        for (ObjectNode other : others) {
            JsonNode owned = other.path(FIELDS);
            ObjectNode contested = FieldSet.difference(owned, FieldSet.difference(owned, changed));
            contested = FieldSet.difference(contested, FieldSet.difference(contested, fields));
            if (contested.isEmpty()) {
                continue;
            }
            conflicts.add(new StatusException.Cause(
                    "FieldManagerConflict",
                    contested.toString(),
                    "conflict with \"" + Json.text(other, "manager") + "\""));
            other.set(FIELDS, FieldSet.difference(owned, contested));
        }
        if (!conflicts.isEmpty() && !force) {
            throw StatusException.applyConflict(conflicts);
        }
    }

    private static List<ObjectNode> entries(ObjectNode object) {
        List<ObjectNode> entries = new ArrayList<>();
        if (Json.at(object, "metadata", "managedFields") instanceof ArrayNode list) {
            list.forEach(entry -> entries.add(((ObjectNode) entry).deepCopy()));
        }
        return entries;
    }

    private static boolean is(ObjectNode entry, String manager, String operation) {
        return Json.text(entry, "manager").equals(manager)
                && Json.text(entry, "operation").equals(operation);
    }

    private static ObjectNode entry(
            String manager, String operation, String apiVersion, ObjectNode fields, String time) {
        ObjectNode entry = Json.object()
                .put("manager", manager)
                .put("operation", operation)
                .put("apiVersion", apiVersion)
                .put("time", time)
                .put("fieldsType", "FieldsV1");
        entry.set(FIELDS, fields);
        return entry;
    }
}
