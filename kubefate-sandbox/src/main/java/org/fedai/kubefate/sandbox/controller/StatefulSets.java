package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.select.LabelSelector;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates the pods and claims of a StatefulSet in order of their ordinals and updates them in reverse order. */
public final class StatefulSets implements Controller {
    private static final String REVISION = "controller-revision-hash";
    private final BackOff<ObjectId> backOff = new BackOff<>();
    private final Registry registry;
    private final Events events;

    public StatefulSets(Registry registry, Events events) {
        this.registry = registry;
        this.events = events;
    }

    /** The state of one StatefulSet during a reconciliation. */
    private record State(
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

        /** Pods with an ordinal below the partition keep the old revision. */
        String revisionOf(int ordinal) {
            return ordinal < partition() ? current : update;
        }
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        return OwnerReferences.affected(change, BuiltInTypes.STATEFUL_SET, BuiltInTypes.POD);
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = OwnerReferences.findNotTerminating(registry, id);
        if (found.isEmpty()) {
            backOff.reset(id);
            return Optional.empty();
        }
        adopt(id, found.get());
        State view = view(id, found.get());
        Optional<Duration> again = Optional.empty();
        try {
            if (scaleUp(view) && scaleDown(view)) {
                update(view);
            }
            backOff.reset(id);
        } catch (StatusException e) {
            events.warning(
                    BuiltInTypes.STATEFUL_SET,
                    view.set(),
                    "FailedCreate",
                    "create Pod in StatefulSet " + id.name() + " failed error: " + e.getMessage());
            again = Optional.of(backOff.next(id));
        }
        report(view(id, found.get()));
        return again;
    }

    /** Takes over the pods that it selects and nobody owns, such as those of a deleted StatefulSet of the same name. */
    private void adopt(ObjectId id, ObjectNode set) {
        LabelSelector selector = LabelSelector.of(Json.at(set, "spec", "selector"));
        Pattern names = Pattern.compile(Pattern.quote(id.name()) + "-\\d+");
        registry.list(BuiltInTypes.POD, id.namespace()).stream()
                .filter(pod -> names.matcher(Json.text(pod, "metadata", "name")).matches()
                        && OwnerReferences.references(pod).findAny().isEmpty()
                        && selector.matches(pod)
                        && !OwnerReferences.isTerminating(pod))
                .forEach(pod -> registry.edit(ObjectId.of(BuiltInTypes.POD, pod), edited -> {
                    Json.ensureArray(Json.ensure(edited, "metadata"), "ownerReferences")
                            .add(OwnerReferences.reference(BuiltInTypes.STATEFUL_SET, set));
                    return edited;
                }));
    }

    private State view(ObjectId id, ObjectNode set) {
        String update = id.name() + "-" + Templates.hash(Json.at(set, "spec", "template"));
        String current = Json.text(set, "status", "currentRevision");
        NavigableMap<Integer, ObjectNode> pods = new TreeMap<>();
        for (ObjectNode pod : OwnerReferences.owned(registry, BuiltInTypes.POD, set)) {
            pods.put(ordinal(pod), pod);
        }
        return new State(
                id, set, Json.number(set, 1, "spec", "replicas"), current.isEmpty() ? update : current, update, pods);
    }

    private static int ordinal(JsonNode pod) {
        String name = Json.text(pod, "metadata", "name");
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /** @return whether all pods exist and, unless pods are managed in parallel, are ready */
    private boolean scaleUp(State view) {
        boolean complete = true;
        for (int i = 0; i < view.desired(); i++) {
            ObjectNode pod = view.pods().get(i);
            if (pod == null) {
                create(view, i);
                complete = false;
            } else if (PodPhase.isFinished(pod) && !OwnerReferences.isTerminating(pod)) {
                registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND);
                complete = false;
            } else {
                complete &= PodPhase.isReady(pod) && !OwnerReferences.isTerminating(pod);
            }
            if (!complete && !view.isParallel()) {
                return replaceBroken(view, i);
            }
        }
        return complete || view.isParallel();
    }

    /**
     * Replaces a pod of an older revision that never became ready; waiting for it would block the update that repairs
     * it.
     *
     * @return false if the rollout has to wait
     */
    private boolean replaceBroken(State view, int ordinal) {
        ObjectNode pod = view.pods().get(ordinal);
        if (pod != null
                && !PodPhase.isReady(pod)
                && !OwnerReferences.isTerminating(pod)
                && !onDelete(view)
                && !revision(pod).equals(view.revisionOf(ordinal))) {
            registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND);
        }
        return false;
    }

    /** @return whether no surplus pods are left */
    private boolean scaleDown(State view) {
        for (Map.Entry<Integer, ObjectNode> entry : view.pods().descendingMap().entrySet()) {
            if (entry.getKey() < view.desired()) {
                return true;
            }
            if (!OwnerReferences.isTerminating(entry.getValue())) {
                registry.delete(ObjectId.of(BuiltInTypes.POD, entry.getValue()), DeleteOptions.BACKGROUND);
            }
            if (!view.isParallel()) {
                return false;
            }
        }
        return true;
    }

    private void update(State view) {
        if (onDelete(view)) {
            return;
        }
        for (int i = view.desired() - 1; i >= view.partition(); i--) {
            ObjectNode pod = view.pods().get(i);
            if (pod == null || OwnerReferences.isTerminating(pod)) {
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

    private static boolean onDelete(State view) {
        return Json.text(view.set(), "spec", "updateStrategy", "type").equals("OnDelete");
    }

    private static String revision(JsonNode pod) {
        return Json.text(pod, "metadata", "labels", REVISION);
    }

    private void create(State view, int ordinal) {
        String name = view.id().name() + "-" + ordinal;
        ObjectNode pod = OwnerReferences.podOf(
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

    private void claim(State view, JsonNode template, String pod, ObjectNode spec) {
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

    private void report(State view) {
        long ready = view.pods().values().stream()
                .filter(pod -> PodPhase.isReady(pod) && !OwnerReferences.isTerminating(pod))
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

    private static long withRevision(State view, String revision) {
        return view.pods().values().stream()
                .filter(pod -> revision(pod).equals(revision))
                .count();
    }
}
