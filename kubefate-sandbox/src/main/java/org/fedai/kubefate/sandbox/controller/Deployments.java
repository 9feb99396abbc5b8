package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rolls out Deployments: keeps one ReplicaSet per revision of the pod template and scales the new one up while it
 * scales the old ones down.
 */
public final class Deployments implements Controller {
    static final String HASH = "pod-template-hash";
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final Registry registry;
    private final DeploymentStatus status;

    public Deployments(Registry registry, SandboxClock clock) {
        this.registry = registry;
        this.status = new DeploymentStatus(registry, clock);
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        return OwnerReferences.affected(change, BuiltInTypes.DEPLOYMENT, BuiltInTypes.REPLICA_SET);
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = OwnerReferences.findNotTerminating(registry, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode deployment = found.get();
        String name = id.name() + "-" + Templates.hash(Json.at(deployment, "spec", "template"));
        ObjectId newest = id.sibling(BuiltInTypes.REPLICA_SET, name);
        List<ObjectNode> old = new ArrayList<>(OwnerReferences.owned(registry, BuiltInTypes.REPLICA_SET, deployment));
        old.removeIf(set -> Json.text(set, "metadata", "name").equals(name));
        if (!Json.at(deployment, "spec", "paused").asBoolean(false)) {
            ObjectNode current = registry.find(newest).orElseGet(() -> create(deployment, newest, old));
            Rollout rollout = Rollout.of(deployment, current, old);
            scale(newest, rollout.newest());
            rollout.old().forEach((set, replicas) -> scale(ObjectId.of(BuiltInTypes.REPLICA_SET, set), replicas));
            pruneHistory(deployment, old);
        }
        return status.report(id, deployment, newest);
    }

    private ObjectNode create(ObjectNode deployment, ObjectId id, List<ObjectNode> old) {
        int revision = 1
                + old.stream()
                        .map(set -> Json.text(set, "metadata", "annotations", REVISION))
                        .filter(text -> !text.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0);
        String hash =
                id.name().substring(Json.text(deployment, "metadata", "name").length() + 1);
        ObjectNode set = Json.object();
        ObjectNode metadata = set.putObject("metadata").put("name", id.name());
        Json.textMap(Json.at(deployment, "spec", "template", "metadata", "labels"))
                .forEach(Json.ensure(metadata, "labels")::put);
        Json.ensure(metadata, "labels").put(HASH, hash);
        Json.ensure(metadata, "annotations").put(REVISION, Integer.toString(revision));
        Json.ensureArray(metadata, "ownerReferences")
                .add(OwnerReferences.reference(BuiltInTypes.DEPLOYMENT, deployment));
        ObjectNode spec = set.putObject("spec").put("replicas", 0);
        spec.set("minReadySeconds", Json.at(deployment, "spec").path("minReadySeconds"));
        spec.set("selector", Json.at(deployment, "spec", "selector").deepCopy());
        spec.set("template", Json.at(deployment, "spec", "template").deepCopy());
        Json.ensure(spec, "selector", "matchLabels").put(HASH, hash);
        Json.ensure(spec, "template", "metadata", "labels").put(HASH, hash);
        if (spec.path("minReadySeconds").isMissingNode()) {
            spec.remove("minReadySeconds");
        }
        ObjectNode created = registry.create(BuiltInTypes.REPLICA_SET, id.namespace(), set, null);
        registry.edit(ObjectId.of(BuiltInTypes.DEPLOYMENT, deployment), object -> {
            Json.ensure(object, "metadata", "annotations").put(REVISION, Integer.toString(revision));
            return object;
        });
        return created;
    }

    private void scale(ObjectId set, int replicas) {
        registry.edit(set, object -> {
            Json.ensure(object, "spec").put("replicas", replicas);
            return object;
        });
    }

    /** Deletes old ReplicaSets beyond the revision history limit. */
    private void pruneHistory(JsonNode deployment, List<ObjectNode> old) {
        int limit = Json.number(deployment, 10, "spec", "revisionHistoryLimit");
        List<ObjectNode> empty = old.stream()
                .filter(set ->
                        Json.number(set, 0, "spec", "replicas") == 0 && Json.number(set, 0, "status", "replicas") == 0)
                .sorted(Comparator.comparing(set -> Json.text(set, "metadata", "creationTimestamp")))
                .toList();
        empty.stream()
                .limit(Math.max(0, empty.size() - limit))
                .forEach(set -> registry.delete(ObjectId.of(BuiltInTypes.REPLICA_SET, set), DeleteOptions.BACKGROUND));
    }
}
