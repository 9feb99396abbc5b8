package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings the pods of a StatefulSet up one after the other, each with its claims, and renews them from the last to the first. */
public final class StatefulSets implements Controller {
    private static final String REVISION = "controller-revision-hash";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Registry registry;
    private final Events events;

    public StatefulSets(Registry registry, Events events) {
        this.registry = registry;
        this.events = events;
    }

    /** What is known while one set is looked at. */
    private record View(
            ObjectId id,
            ObjectNode set,
            int desired,
            String current,
            String update,
            NavigableMap<Integer, ObjectNode> pods) {
        boolean isParallel() {
            return Json.text(set, "spec", "podManagementPolicy").equals("Parallel");
        }

        int partition() {
            return Json.number(set, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
        }

        /** Pods below the partition keep the old template. */
        String revisionOf(int ordinal) {
            return ordinal < partition() ? current : update;
        }
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        return Owners.affected(change, BuiltInTypes.STATEFUL_SET, BuiltInTypes.POD);
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = Owners.alive(registry, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        View view = view(id, found.get());
        Optional<Duration> again = Optional.empty();
        try {
            if (grow(view) && shrink(view)) {
                renew(view);
            }
        } catch (StatusException e) {
            events.warning(
                    BuiltInTypes.STATEFUL_SET,
                    view.set(),
                    "FailedCreate",
                    "create Pod in StatefulSet " + id.name() + " failed error: " + e.getMessage());
            again = Optional.of(RETRY);
        }
        report(view(id, found.get()));
        return again;
    }

    private View view(ObjectId id, ObjectNode set) {
        String update = id.name() + "-" + Templates.hash(Json.at(set, "spec", "template"));
        String current = Json.text(set, "status", "currentRevision");
        NavigableMap<Integer, ObjectNode> pods = new TreeMap<>();
        for (ObjectNode pod : Owners.owned(registry, BuiltInTypes.POD, set)) {
            pods.put(ordinal(pod), pod);
        }
        return new View(
                id, set, Json.number(set, 1, "spec", "replicas"), current.isEmpty() ? update : current, update, pods);
    }

    private static int ordinal(JsonNode pod) {
        String name = Json.text(pod, "metadata", "name");
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /** @return whether all pods are there and, if they come one by one, ready */
    private boolean grow(View view) {
        boolean complete = true;
        for (int i = 0; i < view.desired(); i++) {
            ObjectNode pod = view.pods().get(i);
            if (pod == null) {
                create(view, i);
                complete = false;
            } else if (PodPhase.isOver(pod) && !Owners.isLeaving(pod)) {
                registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND);
                complete = false;
            } else {
                complete &= PodPhase.isReady(pod) && !Owners.isLeaving(pod);
            }
            if (!complete && !view.isParallel()) {
                return broken(view, i);
            }
        }
        return complete || view.isParallel();
    }

    /**
     * A pod that never became ready from an older template would hold up its own correction: it is replaced right away.
     *
     * @return false: the set has to wait
     */
    private boolean broken(View view, int ordinal) {
        ObjectNode pod = view.pods().get(ordinal);
        if (pod != null
                && !PodPhase.isReady(pod)
                && !Owners.isLeaving(pod)
                && !onDelete(view)
                && !revision(pod).equals(view.revisionOf(ordinal))) {
            registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND);
        }
        return false;
    }

    /** @return whether no pods are left over */
    private boolean shrink(View view) {
        for (Map.Entry<Integer, ObjectNode> entry : view.pods().descendingMap().entrySet()) {
            if (entry.getKey() < view.desired()) {
                return true;
            }
            if (!Owners.isLeaving(entry.getValue())) {
                registry.delete(ObjectId.of(BuiltInTypes.POD, entry.getValue()), DeleteOptions.BACKGROUND);
            }
            if (!view.isParallel()) {
                return false;
            }
        }
        return true;
    }

    private void renew(View view) {
        if (onDelete(view)) {
            return;
        }
        for (int i = view.desired() - 1; i >= view.partition(); i--) {
            ObjectNode pod = view.pods().get(i);
            if (pod == null || Owners.isLeaving(pod)) {
                return;
            }
            if (!revision(pod).equals(view.update())) {
                registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND);
                return;
            }
            if (!PodPhase.isReady(pod)) {
                return;
            }
        }
    }

    private static boolean onDelete(View view) {
        return Json.text(view.set(), "spec", "updateStrategy", "type").equals("OnDelete");
    }

    private static String revision(JsonNode pod) {
        return Json.text(pod, "metadata", "labels", REVISION);
    }

    private void create(View view, int ordinal) {
        String name = view.id().name() + "-" + ordinal;
        ObjectNode pod = Owners.podOf(
                BuiltInTypes.STATEFUL_SET,
                view.set(),
                Map.of(
                        REVISION,
                        view.revisionOf(ordinal),
                        "statefulset.kubernetes.io/pod-name",
                        name,
                        "apps.kubernetes.io/pod-index",
                        Integer.toString(ordinal)));
        Json.ensure(pod, "metadata").put("name", name);
        ObjectNode spec = Json.ensure(pod, "spec");
        spec.put("hostname", name).put("subdomain", Json.text(view.set(), "spec", "serviceName"));
        Json.each(Json.at(view.set(), "spec", "volumeClaimTemplates"))
                .forEach(template -> claim(view, template, name, spec));
        registry.create(BuiltInTypes.POD, view.id().namespace(), pod, null);
    }

    private void claim(View view, JsonNode template, String pod, ObjectNode spec) {
        String volume = Json.text(template, "metadata", "name");
        ObjectId id = view.id().sibling(BuiltInTypes.CLAIM, volume + "-" + pod);
        if (registry.find(id).isEmpty()) {
            ObjectNode claim = ((ObjectNode) template).deepCopy();
            claim.remove("status");
            Json.ensure(claim, "metadata").put("name", id.name());
            Json.textMap(Json.at(view.set(), "spec", "selector", "matchLabels"))
                    .forEach(Json.ensure(claim, "metadata", "labels")::put);
            registry.create(BuiltInTypes.CLAIM, id.namespace(), claim, null);
        }
        ArrayNode volumes = Json.ensureArray(spec, "volumes");
        volumes.removeIf(there -> Json.text(there, "name").equals(volume));
        volumes.addObject()
                .put("name", volume)
                .putObject("persistentVolumeClaim")
                .put("claimName", id.name());
    }

    private void report(View view) {
        long ready = view.pods().values().stream()
                .filter(pod -> PodPhase.isReady(pod) && !Owners.isLeaving(pod))
                .count();
        long updated = withRevision(view, view.update());
        boolean done = updated == view.desired()
                && ready == view.desired()
                && view.pods().size() == view.desired();
        String current = done ? view.update() : view.current();
        registry.status(
                view.id(),
                status -> status.put("replicas", view.pods().size())
                        .put("readyReplicas", (int) ready)
                        .put("availableReplicas", (int) ready)
                        .put("currentReplicas", (int) withRevision(view, current))
                        .put("updatedReplicas", (int) updated)
                        .put("currentRevision", current)
                        .put("updateRevision", view.update())
                        .put("collisionCount", 0)
                        .put("observedGeneration", Json.number(view.set(), 1, "metadata", "generation")));
    }

    private static long withRevision(View view, String revision) {
        return view.pods().values().stream()
                .filter(pod -> revision(pod).equals(revision))
                .count();
    }
}
