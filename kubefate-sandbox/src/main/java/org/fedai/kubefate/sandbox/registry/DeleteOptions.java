package org.fedai.kubefate.sandbox.registry;

import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The options of a deletion.
 *
 * @param propagation what happens to its dependents
 * @param graceSeconds the grace period of pods; null for the pod's own setting
 * @param uid precondition on the object's UID; empty for none
 */
public record DeleteOptions(
        Propagation propagation, @Nullable Integer graceSeconds, String uid) {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    /** The propagation policies. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    public static final DeleteOptions BACKGROUND = new DeleteOptions(Propagation.BACKGROUND, null, "");

    /** Reads DeleteOptions, which may be empty. */
    public static DeleteOptions of(JsonNode options) {
        Propagation propagation = switch (Json.text(options, "propagationPolicy")) {
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default -> options.path("orphanDependents").asBoolean(false) ? Propagation.ORPHAN : Propagation.BACKGROUND;
        };
        JsonNode grace = options.path("gracePeriodSeconds");
        return new DeleteOptions(
                propagation,
                grace.isIntegralNumber() ? grace.asInt() : null,
                Json.text(options, "preconditions", "uid"));
    }

    /** The object marked for deletion; null if it can be removed at once. */
    @Nullable
    ObjectNode of(ObjectId id, ObjectNode before, String now) {
        if (!uid.isEmpty() && !uid.equals(Json.text(before, "metadata", "uid"))) {
            throw StatusException.conflict(id, "Precondition failed: UID in precondition: " + uid);
        }
        ObjectNode after = before.deepCopy();
        ObjectNode metadata = Json.ensure(after, "metadata");
        finalizers(metadata);
        boolean waits = id.type().equals(BuiltInTypes.NAMESPACE) || isRunning(id, before);
        if (metadata.path("finalizers").isEmpty() && !waits) {
            return null;
        }
        if (!metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", now);
            metadata.put("deletionGracePeriodSeconds", grace(id, before));
            metadata.put("generation", Json.number(before, 1, "metadata", "generation") + 1);
        }
        if (id.type().equals(BuiltInTypes.NAMESPACE)) {
            Json.ensure(after, "status").put("phase", "Terminating");
        }
        return after;
    }

    /** Whether an object that is marked for deletion can be removed now. */
    static boolean isFinished(ObjectId id, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        boolean waits = id.type().equals(BuiltInTypes.NAMESPACE)
                ? !Json.at(object, "spec", "finalizers").isEmpty()
                : id.type().equals(BuiltInTypes.POD) && Json.number(metadata, 0, "deletionGracePeriodSeconds") > 0;
        return metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty() && !waits;
    }

    private void finalizers(ObjectNode metadata) {
        switch (propagation) {
            case BACKGROUND -> {}
            case FOREGROUND -> add(metadata, FOREGROUND);
            case ORPHAN -> add(metadata, ORPHAN);
        }
    }

    private static void add(ObjectNode metadata, String finalizer) {
        ArrayNode finalizers = Json.ensureArray(metadata, "finalizers");
        if (Json.each(finalizers).noneMatch(there -> there.asString("").equals(finalizer))) {
            finalizers.add(finalizer);
        }
    }

    private int grace(ObjectId id, ObjectNode object) {
        if (!id.type().equals(BuiltInTypes.POD)) {
            return 0;
        }
        return graceSeconds == null ? Json.number(object, 30, "spec", "terminationGracePeriodSeconds") : graceSeconds;
    }

    /** Whether the pod runs on a node, so that the kubelet has to stop it first. */
    private boolean isRunning(ObjectId id, ObjectNode object) {
        String phase = Json.text(object, "status", "phase");
        return id.type().equals(BuiltInTypes.POD)
                && !Json.text(object, "spec", "nodeName").isEmpty()
                && !phase.equals("Succeeded")
                && !phase.equals("Failed")
                && grace(id, object) > 0;
    }
}
