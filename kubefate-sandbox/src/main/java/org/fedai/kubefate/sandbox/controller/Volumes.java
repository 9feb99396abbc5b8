package org.fedai.kubefate.sandbox.controller;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.schema.Quantity;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Binds PersistentVolumeClaims to matching volumes, or provisions new volumes for the sandbox's own storage class. */
public final class Volumes implements Controller {
    /** The provisioner of storage classes whose volumes the sandbox provisions. */
    public static final String PROVISIONER = "fake-kubelet/hostpath";

    private static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    private final Registry registry;
    private final Events events;

    public Volumes(Registry registry, Events events) {
        this.registry = registry;
        this.events = events;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        if (change.id().type().equals(BuiltInTypes.CLAIM)) {
            return Stream.concat(
                    Stream.of(change.id()), change.after() == null ? volumeOf(change.object()).stream() : Stream.of());
        }
        if (change.id().type().equals(BuiltInTypes.STORAGE_CLASS)
                || change.id().type().equals(BuiltInTypes.VOLUME)) {
            return registry.list(BuiltInTypes.CLAIM, "").stream()
                    .filter(claim -> !isBound(claim))
                    .map(claim -> ObjectId.of(BuiltInTypes.CLAIM, claim));
        }
        return Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        if (id.type().equals(BuiltInTypes.VOLUME)) {
            release(id);
        } else {
            OwnerReferences.findNotTerminating(registry, id)
                    .filter(claim -> !isBound(claim))
                    .ifPresent(claim -> bind(id, claim));
        }
        return Optional.empty();
    }

    private void bind(ObjectId id, ObjectNode claim) {
        Optional<ObjectNode> fitting = registry.list(BuiltInTypes.VOLUME, "").stream()
                .filter(volume -> fits(volume, claim))
                .findFirst();
        if (fitting.isPresent()) {
            bind(id, claim, ObjectId.of(BuiltInTypes.VOLUME, fitting.get()));
            return;
        }
        String storageClass = Json.text(claim, "spec", "storageClassName");
        Optional<ObjectNode> found = registry.find(new ObjectId(BuiltInTypes.STORAGE_CLASS, "", storageClass));
        if (storageClass.isEmpty()) {
            String message = "no persistent volumes available for this claim and no storage class is set";
            events.normal(BuiltInTypes.CLAIM, claim, "FailedBinding", message);
        } else if (found.isEmpty()) {
            events.warning(
                    BuiltInTypes.CLAIM,
                    claim,
                    "ProvisioningFailed",
                    "storageclass.storage.k8s.io \"" + storageClass + "\" not found");
        } else if (Json.text(found.get(), "provisioner").equals(PROVISIONER)) {
            bind(id, claim, provision(claim));
        }
    }

    private static boolean fits(JsonNode volume, JsonNode claim) {
        String wanted = Json.text(claim, "spec", "volumeName");
        String name = Json.text(volume, "metadata", "name");
        return Json.text(volume, "status", "phase").equals("Available")
                && (wanted.isEmpty() || wanted.equals(name))
                && Json.text(volume, "spec", "storageClassName").equals(Json.text(claim, "spec", "storageClassName"))
                && Quantity.of(Json.at(volume, "spec", "capacity", "storage")).compareTo(size(claim)) >= 0;
    }

    private static BigDecimal size(JsonNode claim) {
        return Quantity.of(Json.at(claim, "spec", "resources", "requests", "storage"));
    }

    private ObjectId provision(JsonNode claim) {
        ObjectNode volume = Json.object();
        String name = "pvc-" + OwnerReferences.uid(claim);
        Json.ensure(volume, "metadata").put("name", name);
        Json.ensure(volume, "metadata", "annotations").put(PROVISIONED_BY, PROVISIONER);
        ObjectNode spec = volume.putObject("spec").put("persistentVolumeReclaimPolicy", "Delete");
        spec.set("accessModes", Json.at(claim, "spec", "accessModes"));
        spec.set("storageClassName", Json.at(claim, "spec", "storageClassName"));
        spec.putObject("capacity").set("storage", Json.at(claim, "spec", "resources", "requests", "storage"));
        spec.putObject("hostPath").put("path", "/nonexistent/" + name);
        return ObjectId.of(BuiltInTypes.VOLUME, registry.create(BuiltInTypes.VOLUME, "", volume, null));
    }

    private void bind(ObjectId id, JsonNode claim, ObjectId volume) {
        registry.edit(volume, object -> {
            Json.ensure(object, "spec", "claimRef")
                    .put("kind", "PersistentVolumeClaim")
                    .put("apiVersion", "v1")
                    .put("namespace", id.namespace())
                    .put("name", id.name())
                    .put("uid", OwnerReferences.uid(claim));
            return object;
        });
        registry.status(volume, status -> status.put("phase", "Bound"));
        registry.edit(id, object -> {
            Json.ensure(object, "spec").put("volumeName", volume.name());
            return object;
        });
        registry.status(id, status -> {
            status.put("phase", "Bound").set("accessModes", Json.at(claim, "spec", "accessModes"));
            status.putObject("capacity").set("storage", Json.at(claim, "spec", "resources", "requests", "storage"));
            return status;
        });
    }

    /** Handles the volume of a deleted claim by its reclaim policy: deletes it, or marks it Released. */
    private void release(ObjectId id) {
        registry.find(id).ifPresent(volume -> {
            if (Json.text(volume, "spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
                registry.delete(id, DeleteOptions.BACKGROUND);
            } else {
                registry.status(id, status -> status.put("phase", "Released"));
            }
        });
    }

    private static Optional<ObjectId> volumeOf(JsonNode claim) {
        String volume = Json.text(claim, "spec", "volumeName");
        return volume.isEmpty() ? Optional.empty() : Optional.of(new ObjectId(BuiltInTypes.VOLUME, "", volume));
    }

    private static boolean isBound(JsonNode claim) {
        return Json.text(claim, "status", "phase").equals("Bound");
    }
}
