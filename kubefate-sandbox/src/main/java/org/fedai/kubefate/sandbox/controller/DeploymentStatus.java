package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes the status of a Deployment. */
final class DeploymentStatus {
    private final Registry registry;
    private final SandboxClock clock;

    DeploymentStatus(Registry registry, SandboxClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private record Counts(int desired, int asked, int pods, int updated, int ready, int available) {
        boolean isComplete() {
            return updated == desired && pods == desired && available == desired;
        }
    }

    /** @return the time until its progress deadline; empty if none applies */
    Optional<Duration> report(ObjectId id, JsonNode deployment, ObjectId newest) {
        List<ObjectNode> sets = OwnerReferences.owned(registry, BuiltInTypes.REPLICA_SET, deployment);
        Counts counts = new Counts(
                Json.number(deployment, 1, "spec", "replicas"),
                sum(sets, Rollout::replicas),
                sum(sets, Rollout::pods),
                registry.find(newest).map(Rollout::pods).orElse(0),
                sum(sets, set -> Json.number(set, 0, "status", "readyReplicas")),
                sum(sets, Rollout::available));
        Instant now = clock.now();
        Optional<JsonNode> failure = sets.stream()
                .flatMap(set -> Conditions.find(set.path("status"), "ReplicaFailure").stream())
                .findFirst();
        registry.status(id, status -> {
            ObjectNode before = status.deepCopy();
            count(status, deployment, counts);
            available(status, deployment, counts, now);
            progressing(status, before, deployment, counts, newest, now);
            failure.ifPresentOrElse(
                    condition -> Conditions.set(
                            status,
                            "ReplicaFailure",
                            true,
                            Json.text(condition, "reason"),
                            Json.text(condition, "message"),
                            Json.time(now)),
                    () -> Conditions.remove(status, "ReplicaFailure"));
            return status;
        });
        return counts.isComplete() ? Optional.empty() : untilDeadline(id, deployment, now);
    }

    private static void count(ObjectNode status, JsonNode deployment, Counts counts) {
        status.put("observedGeneration", Json.number(deployment, 1, "metadata", "generation"));
        number(status, "replicas", counts.pods());
        number(status, "updatedReplicas", counts.updated());
        number(status, "readyReplicas", counts.ready());
        number(status, "availableReplicas", counts.available());
        number(status, "unavailableReplicas", Math.max(0, counts.asked() - counts.available()));
    }

    private static void number(ObjectNode status, String field, int number) {
        if (number == 0) {
            status.remove(field);
        } else {
            status.put(field, number);
        }
    }

    private static void available(ObjectNode status, JsonNode deployment, Counts counts, Instant now) {
        boolean hasMinimumAvailability =
                counts.available() >= counts.desired() - Rollout.unavailable(deployment, counts.desired());
        Conditions.set(
                status,
                "Available",
                hasMinimumAvailability,
                hasMinimumAvailability ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                hasMinimumAvailability
                        ? "Deployment has minimum availability."
                        : "Deployment does not have minimum availability.",
                Json.time(now));
    }

    private static void progressing(
            ObjectNode status, ObjectNode before, JsonNode deployment, Counts counts, ObjectId newest, Instant now) {
        String set = "ReplicaSet \"" + newest.name() + "\"";
        boolean moved = !before.path("observedGeneration").equals(status.path("observedGeneration"))
                || counts.updated() > Json.number(before, 0, "updatedReplicas")
                || counts.ready() > Json.number(before, 0, "readyReplicas")
                || counts.available() > Json.number(before, 0, "availableReplicas")
                || counts.pods() < Json.number(before, 0, "replicas");
        String updated = Conditions.find(before, "Progressing")
                .map(condition -> Json.text(condition, "lastUpdateTime"))
                .orElse("");
        if (counts.isComplete()) {
            Conditions.set(
                    status,
                    "Progressing",
                    true,
                    "NewReplicaSetAvailable",
                    set + " has successfully progressed.",
                    Json.time(now));
        } else if (moved || updated.isEmpty()) {
            Conditions.set(status, "Progressing", true, "ReplicaSetUpdated", set + " is progressing.", Json.time(now));
            updated = Json.time(now);
        } else if (!deadline(deployment, updated).isAfter(now)) {
            Conditions.set(
                    status,
                    "Progressing",
                    false,
                    "ProgressDeadlineExceeded",
                    set + " has timed out progressing.",
                    Json.time(now));
        }
        String since = updated.isEmpty() ? Json.time(now) : updated;
        Conditions.find(status, "Progressing")
                .ifPresent(condition -> ((ObjectNode) condition).put("lastUpdateTime", since));
    }

    private Optional<Duration> untilDeadline(ObjectId id, JsonNode deployment, Instant now) {
        return registry.find(id)
                .flatMap(object -> Conditions.find(object.path("status"), "Progressing"))
                .filter(condition -> Json.text(condition, "status").equals("True"))
                .map(condition -> Duration.between(now, deadline(deployment, Json.text(condition, "lastUpdateTime")))
                        .plusMillis(10))
                .filter(Duration::isPositive);
    }

    private static Instant deadline(JsonNode deployment, String updated) {
        return Instant.parse(updated).plusSeconds(Json.number(deployment, 600, "spec", "progressDeadlineSeconds"));
    }

    private static int sum(List<ObjectNode> sets, ToIntFunction<JsonNode> count) {
        return sets.stream().mapToInt(count).sum();
    }
}
