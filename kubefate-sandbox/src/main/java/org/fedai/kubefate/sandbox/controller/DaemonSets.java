package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a pod of each DaemonSet on every node that its node selector matches. */
public final class DaemonSets implements Controller {
    private static final String REVISION = "controller-revision-hash";
    private final BackOff<ObjectId> backOff = new BackOff<>();
    private final Registry registry;
    private final Events events;

    public DaemonSets(Registry registry, Events events) {
        this.registry = registry;
        this.events = events;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        if (change.id().type().equals(BuiltInTypes.NODE)) {
            return registry.list(BuiltInTypes.DAEMON_SET, "").stream()
                    .map(set -> ObjectId.of(BuiltInTypes.DAEMON_SET, set));
        }
        return OwnerReferences.affected(change, BuiltInTypes.DAEMON_SET, BuiltInTypes.POD);
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = OwnerReferences.findNotTerminating(registry, id);
        if (found.isEmpty()) {
            backOff.reset(id);
            return Optional.empty();
        }
        ObjectNode set = found.get();
        String revision = Templates.hash(Json.at(set, "spec", "template"));
        List<String> nodes = nodes(set);
        Optional<Duration> again = Optional.empty();
        try {
            place(set, nodes, revision);
            backOff.reset(id);
        } catch (StatusException e) {
            events.warning(BuiltInTypes.DAEMON_SET, set, "FailedCreate", "Error creating: " + e.getMessage());
            again = Optional.of(backOff.next(id));
        }
        report(id, set, nodes, revision);
        return again;
    }

    private List<String> nodes(JsonNode set) {
        Map<String, String> wanted = Json.textMap(Json.at(set, "spec", "template", "spec", "nodeSelector"));
        return registry.list(BuiltInTypes.NODE, "").stream()
                .filter(node -> Json.textMap(Json.at(node, "metadata", "labels"))
                        .entrySet()
                        .containsAll(wanted.entrySet()))
                .map(node -> Json.text(node, "metadata", "name"))
                .toList();
    }

    private void place(ObjectNode set, List<String> nodes, String revision) {
        List<String> missing = new ArrayList<>(nodes);
        for (ObjectNode pod : OwnerReferences.owned(registry, BuiltInTypes.POD, set)) {
            String node = Json.text(pod, "spec", "nodeName");
            boolean old = !onDelete(set)
                    && !Json.text(pod, "metadata", "labels", REVISION).equals(revision);
            boolean superfluous = !missing.remove(node) || old || PodPhase.isFinished(pod);
            if (superfluous && !OwnerReferences.isTerminating(pod)) {
                registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND);
            }
        }
        for (String node : missing) {
            ObjectNode pod = OwnerReferences.podOf(BuiltInTypes.DAEMON_SET, set, Map.of(REVISION, revision));
            Json.ensure(pod, "metadata").put("generateName", Json.text(set, "metadata", "name") + "-");
            Json.ensure(pod, "spec").put("nodeName", node);
            registry.create(BuiltInTypes.POD, Json.text(set, "metadata", "namespace"), pod, null);
        }
    }

    private static boolean onDelete(JsonNode set) {
        return Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete");
    }

    private void report(ObjectId id, JsonNode set, List<String> nodes, String revision) {
        List<ObjectNode> pods = OwnerReferences.owned(registry, BuiltInTypes.POD, set).stream()
                .filter(PodPhase::isActive)
                .toList();
        int ready = (int) pods.stream().filter(PodPhase::isReady).count();
        int updated = (int) pods.stream()
                .filter(pod -> Json.text(pod, "metadata", "labels", REVISION).equals(revision))
                .count();
        registry.status(
                id,
                status -> status.put("desiredNumberScheduled", nodes.size())
                        .put("currentNumberScheduled", pods.size())
                        .put("updatedNumberScheduled", updated)
                        .put("numberReady", ready)
                        .put("numberAvailable", ready)
                        .put("numberUnavailable", Math.max(0, nodes.size() - ready))
                        .put("numberMisscheduled", 0)
                        .put("observedGeneration", Json.number(set, 1, "metadata", "generation")));
    }
}
