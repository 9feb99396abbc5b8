package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the number of pods of each ReplicaSet at its desired replicas. */
public final class ReplicaSets implements Controller {
    private final BackOff<ObjectId> backOff = new BackOff<>();
    private final Registry registry;
    private final Events events;
    private final SandboxClock clock;

    public ReplicaSets(Registry registry, Events events, SandboxClock clock) {
        this.registry = registry;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        return OwnerReferences.affected(change, BuiltInTypes.REPLICA_SET, BuiltInTypes.POD);
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = OwnerReferences.findNotTerminating(registry, id);
        if (found.isEmpty()) {
            backOff.reset(id);
            return Optional.empty();
        }
        ObjectNode set = found.get();
        int desired = Json.number(set, 1, "spec", "replicas");
        List<ObjectNode> active = OwnerReferences.owned(registry, BuiltInTypes.POD, set).stream()
                .filter(PodPhase::isActive)
                .toList();
        Optional<String> refusal = desired > active.size() ? create(set, desired - active.size()) : Optional.empty();
        if (desired < active.size()) {
            remove(active, active.size() - desired);
        }
        return Stream.of(report(id, set, refusal), refused(id, refusal))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Duration> refused(ObjectId id, Optional<String> refusal) {
        if (refusal.isEmpty()) {
            backOff.reset(id);
        }
        return refusal.map(message -> backOff.next(id));
    }

    /** @return why a pod could not be created; empty if all were */
    private Optional<String> create(ObjectNode set, int count) {
        String namespace = Json.text(set, "metadata", "namespace");
        for (int i = 0; i < count; i++) {
            ObjectNode pod = OwnerReferences.podOf(BuiltInTypes.REPLICA_SET, set, Map.of());
            Json.ensure(pod, "metadata").put("generateName", Json.text(set, "metadata", "name") + "-");
            try {
                registry.create(BuiltInTypes.POD, namespace, pod, null);
            } catch (StatusException e) {
                events.warning(BuiltInTypes.REPLICA_SET, set, "FailedCreate", "Error creating: " + e.getMessage());
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /** Pods that are not running are deleted first, then the youngest. */
    private void remove(List<ObjectNode> pods, int count) {
        pods.stream()
                .sorted(Comparator.<ObjectNode, Boolean>comparing(PodPhase::isReady)
                        .thenComparing(
                                pod -> Json.text(pod, "metadata", "creationTimestamp"), Comparator.reverseOrder()))
                .limit(count)
                .map(pod -> ObjectId.of(BuiltInTypes.POD, pod))
                .forEach(pod -> registry.delete(pod, DeleteOptions.BACKGROUND));
    }

    private Optional<Duration> report(ObjectId id, JsonNode set, Optional<String> refusal) {
        Instant now = clock.now();
        int minReady = Json.number(set, 0, "spec", "minReadySeconds");
        List<ObjectNode> pods = OwnerReferences.owned(registry, BuiltInTypes.POD, set).stream()
                .filter(PodPhase::isActive)
                .toList();
        long ready = pods.stream().filter(PodPhase::isReady).count();
        long available = pods.stream()
                .filter(pod -> PodPhase.isAvailable(pod, minReady, now))
                .count();
        registry.status(id, status -> {
            status.put("replicas", pods.size())
                    .put("fullyLabeledReplicas", pods.size())
                    .put("readyReplicas", (int) ready)
                    .put("availableReplicas", (int) available)
                    .put("observedGeneration", Json.number(set, 1, "metadata", "generation"));
            if (refusal.isPresent()) {
                Conditions.set(status, "ReplicaFailure", true, "FailedCreate", refusal.get(), Json.time(now));
            } else {
                Conditions.remove(status, "ReplicaFailure");
            }
            return status;
        });
        return ready > available ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
    }
}
