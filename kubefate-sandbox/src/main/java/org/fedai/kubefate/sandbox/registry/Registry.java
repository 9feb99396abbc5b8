package org.fedai.kubefate.sandbox.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.patch.ManagedFields;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.schema.Schema;
import org.fedai.kubefate.sandbox.store.Store;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import org.fedai.kubefate.sandbox.validation.ImmutableFields;
import org.fedai.kubefate.sandbox.validation.Validation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes objects by the rules of Kubernetes: admission, generations, finalizers. The API and the controllers
 * use the same registry; rejected requests throw {@link StatusException}.
 */
public final class Registry {
    private final Store store;
    private final SandboxClock clock;
    private final Schema schema;
    private final List<AdmissionRule> admissions;
    private final Writes writes;

    /** Stores changes, or only computes them. */
    @FunctionalInterface
    private interface Writes {
        Optional<ObjectNode> write(ObjectId id, Store.Mutation change);
    }

    /** The part of an object that a request may change. */
    public enum Part {
        /** Everything but the status. */
        MAIN,
        STATUS
    }

    /**
     * The result of a write.
     *
     * @param created whether the object did not exist before
     */
    public record Written(ObjectNode object, boolean created) {}

    public Registry(Store store, SandboxClock clock) {
        this.store = store;
        this.clock = clock;
        this.schema = Schema.read();
        this.writes = store::change;
        this.admissions = List.of(
                (id, before, object) -> schema.decode(id.type(), object),
                new Defaults(),
                Validation::check,
                new ServiceAddresses(store),
                Registry::unchanged,
                new ServiceAccounts(store),
                new Quotas(store));
    }

    private Registry(Registry real, Writes writes) {
        this.store = real.store;
        this.clock = real.clock;
        this.schema = real.schema;
        this.admissions = real.admissions;
        this.writes = writes;
    }

    /** This registry for dry runs: every write is checked and answered, and none is stored. */
    public Registry dryRun() {
        return new Registry(this, store::preview);
    }

    public Store store() {
        return store;
    }

    public Optional<ObjectNode> find(ObjectId id) {
        return store.get(id);
    }

    public ObjectNode get(ObjectId id) {
        return find(id).orElseThrow(() -> StatusException.notFound(id.type(), id.name()));
    }

    public List<ObjectNode> list(ResourceType type, String namespace) {
        return store.list(type, namespace).objects();
    }

    /**
     * @param namespace the namespace of the request; empty for cluster-scoped types
     * @param manager the field manager; null if ownership is not tracked
     */
    public ObjectNode create(ResourceType type, String namespace, ObjectNode given, @Nullable String manager) {
        ObjectNode object = given.deepCopy();
        ObjectNode metadata = Json.ensure(object, "metadata");
        if (Json.text(metadata, "name").isEmpty()
                && !Json.text(metadata, "generateName").isEmpty()) {
            metadata.put("name", Json.text(metadata, "generateName") + suffix());
        }
        ObjectId id = identify(type, namespace, object);
        return writes.write(id, before -> {
                    if (before != null) {
                        throw StatusException.exists(id);
                    }
                    return fresh(id, object, manager);
                })
                .orElseThrow();
    }

    /** Server-side apply. */
    public Written apply(ObjectId id, ObjectNode applied, String manager, boolean force) {
        schema.checkApplied(id.type(), applied);
        boolean[] created = {false};
        ObjectNode object = writes.write(id, before -> {
                    if (before == null) {
                        created[0] = true;
                        return fresh(id, ManagedFields.apply(null, applied, manager, force, now()), null);
                    }
                    ObjectNode merged = ManagedFields.apply(before, applied, manager, force, now());
                    return successor(id, before, merged, Part.MAIN, null);
                })
                .orElseThrow();
        return new Written(object, created[0]);
    }

    /**
     * Updates an existing object.
     *
     * @param change gets a copy of the object and returns the new one
     * @param manager the field manager; null if ownership is not tracked
     */
    public ObjectNode update(ObjectId id, Part part, UnaryOperator<ObjectNode> change, @Nullable String manager) {
        return writes.write(id, before -> {
                    if (before == null) {
                        throw StatusException.notFound(id.type(), id.name());
                    }
                    return successor(id, before, change.apply(before.deepCopy()), part, manager);
                })
                .orElseThrow();
    }

    /** For controllers: updates the status of an object; does nothing if the object no longer exists. */
    public void status(ObjectId id, UnaryOperator<ObjectNode> change) {
        writes.write(id, before -> {
            if (before == null) {
                return null;
            }
            ObjectNode copy = before.deepCopy();
            ObjectNode status = change.apply(Json.ensure(copy, "status"));
            copy.set("status", status);
            return copy;
        });
    }

    /** For controllers: updates an object; does nothing if the object no longer exists. */
    public void edit(ObjectId id, UnaryOperator<ObjectNode> change) {
        store.change(
                id,
                before -> before == null
                        ? null
                        : successor(id, before, change.apply(before.deepCopy()), Part.MAIN, null));
    }

    /**
     * Deletes an object, or marks it for deletion if finalizers or a kubelet have to finish first.
     *
     * @return the object as it is now, or as it was before it was removed
     */
    public ObjectNode delete(ObjectId id, DeleteOptions deletion) {
        return writes.write(id, before -> {
                    if (before == null) {
                        throw StatusException.notFound(id.type(), id.name());
                    }
                    return deletion.of(id, before, now());
                })
                .orElseThrow();
    }

    /** Removes an object at once, regardless of finalizers; for the controllers that finalize. */
    public void remove(ObjectId id) {
        writes.write(id, before -> null);
    }

    private ObjectNode fresh(ObjectId id, ObjectNode object, @Nullable String manager) {
        namespaceIsOpen(id);
        ObjectNode metadata = Json.ensure(object, "metadata");
        metadata.remove(List.of("resourceVersion", "deletionTimestamp", "selfLink"));
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now());
        metadata.put("generation", 1);
        object.put("apiVersion", id.type().apiVersion());
        object.put("kind", id.type().kind());
        if (id.type().hasStatus()) {
            object.set("status", initialStatus(id.type()));
        }
        admissions.forEach(admission -> admission.admit(id, null, object));
        if (manager != null) {
            ManagedFields.update(null, object, manager, now());
        }
        return object;
    }

    private @Nullable ObjectNode successor(
            ObjectId id, ObjectNode before, ObjectNode changed, Part part, @Nullable String manager) {
        precondition(id, before, changed);
        ObjectNode after = part == Part.STATUS ? withStatus(before, changed) : keeping(before, changed);
        if (part == Part.MAIN) {
            admissions.forEach(admission -> admission.admit(id, before, after));
            if (!mainOf(before).equals(mainOf(after))) {
                Json.ensure(after, "metadata").put("generation", Json.number(before, 1, "metadata", "generation") + 1);
            }
        }
        if (manager != null) {
            ManagedFields.update(before, after, manager, now());
        }
        return DeleteOptions.isFinished(id, after) ? null : after;
    }

    private static void unchanged(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        if (before != null) {
            ImmutableFields.check(id, before, object);
        }
    }

    private static void precondition(ObjectId id, ObjectNode before, ObjectNode changed) {
        String expected = Json.text(changed, "metadata", "resourceVersion");
        if (!expected.isEmpty() && !expected.equals(Json.text(before, "metadata", "resourceVersion"))) {
            throw StatusException.conflict(
                    id, "the object has been modified; please apply your changes to the latest version and try again");
        }
        String uid = Json.text(changed, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(Json.text(before, "metadata", "uid"))) {
            throw StatusException.conflict(
                    id,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + Json.text(before, "metadata", "uid"));
        }
        if (!Json.text(changed, "metadata", "name").equals(id.name())) {
            throw StatusException.badRequest("the name of the object (" + Json.text(changed, "metadata", "name")
                    + ") does not match the name on the URL (" + id.name() + ")");
        }
    }

    private static ObjectNode withStatus(ObjectNode before, ObjectNode changed) {
        ObjectNode after = before.deepCopy();
        JsonNode status = changed.path("status");
        if (status.isMissingNode()) {
            after.remove("status");
        } else {
            after.set("status", status);
        }
        return after;
    }

    /** The changed object with the fields restored that only Kubernetes may write. */
    private static ObjectNode keeping(ObjectNode before, ObjectNode changed) {
        ObjectNode metadata = Json.ensure(changed, "metadata");
        for (String field : List.of(
                "uid",
                "creationTimestamp",
                "generation",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "resourceVersion",
                "namespace")) {
            keep(Json.at(before, "metadata"), metadata, field);
        }
        keep(before, changed, "apiVersion");
        keep(before, changed, "kind");
        if (before.has("status")) {
            changed.set("status", before.path("status"));
        }
        return changed;
    }

    private static void keep(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field));
        } else {
            to.remove(field);
        }
    }

    /** The fields whose change increases {@code metadata.generation}. */
    private static ObjectNode mainOf(ObjectNode object) {
        ObjectNode main = object.deepCopy();
        main.remove(List.of("metadata", "status"));
        return main;
    }

    private static ObjectNode initialStatus(ResourceType type) {
        ObjectNode status = Json.object();
        switch (type.kind()) {
            case "Pod", "PersistentVolumeClaim", "PersistentVolume" -> status.put("phase", "Pending");
            case "Namespace" -> status.put("phase", "Active");
            case "Service" -> status.putObject("loadBalancer");
            default -> {}
        }
        return status;
    }

    private ObjectId identify(ResourceType type, String namespace, ObjectNode object) {
        ObjectNode metadata = Json.ensure(object, "metadata");
        if (!type.namespaced()) {
            metadata.remove("namespace");
        } else if (Json.text(metadata, "namespace").isEmpty()) {
            metadata.put("namespace", namespace);
        } else if (!Json.text(metadata, "namespace").equals(namespace)) {
            throw StatusException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        ObjectId id = ObjectId.of(type, object);
        if (id.name().isEmpty()) {
            throw StatusException.invalid(
                    type,
                    "",
                    List.of(StatusException.Cause.required("metadata.name", "name or generateName is required")));
        }
        return id;
    }

    private void namespaceIsOpen(ObjectId id) {
        if (!id.type().namespaced()) {
            return;
        }
        ObjectNode namespace = get(new ObjectId(BuiltInTypes.NAMESPACE, "", id.namespace()));
        if (namespace.path("metadata").has("deletionTimestamp")) {
            throw StatusException.terminating(id);
        }
    }

    private String now() {
        return Json.time(clock.now());
    }

    private static String suffix() {
        String letters = "bcdfghjklmnpqrstvwxz2456789";
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(letters.charAt(ThreadLocalRandom.current().nextInt(letters.length())));
        }
        return suffix.toString();
    }
}
