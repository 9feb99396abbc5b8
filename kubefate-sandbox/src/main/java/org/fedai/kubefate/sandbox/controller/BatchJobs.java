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

/** Runs the pods of a Job until it is complete, or until its backoff limit or deadline is exceeded. */
public final class BatchJobs implements Controller {
    private final BackOff<ObjectId> backOff = new BackOff<>();
    private final Registry registry;
    private final Events events;
    private final SandboxClock clock;

    public BatchJobs(Registry registry, Events events, SandboxClock clock) {
        this.registry = registry;
        this.events = events;
        this.clock = clock;
    }

    private record Counts(List<ObjectNode> active, int succeeded, int failed) {
        static Counts of(List<ObjectNode> pods) {
            return new Counts(
                    pods.stream().filter(PodPhase::isActive).toList(),
                    (int) pods.stream()
                            .filter(pod -> PodPhase.phase(pod).equals("Succeeded"))
                            .count(),
                    (int) pods.stream()
                            .filter(pod -> PodPhase.phase(pod).equals("Failed"))
                            .count());
        }
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        return OwnerReferences.affected(change, BuiltInTypes.JOB, BuiltInTypes.POD);
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        Optional<ObjectNode> found = OwnerReferences.findNotTerminating(registry, id);
        if (found.isEmpty()) {
            backOff.reset(id);
            return Optional.empty();
        }
        ObjectNode job = found.get();
        if (isFinished(job)) {
            return expire(id, job);
        }
        Counts counts = Counts.of(OwnerReferences.owned(registry, BuiltInTypes.POD, job));
        int completions = Json.number(job, 1, "spec", "completions");
        if (counts.succeeded() >= completions) {
            finish(id, job, counts, "Complete", "", "");
            return Optional.empty();
        }
        if (counts.failed() > Json.number(job, 6, "spec", "backoffLimit")) {
            finish(id, job, counts, "Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
            return Optional.empty();
        }
        Optional<Duration> left = timeLeft(job);
        if (left.isPresent() && !left.get().isPositive()) {
            finish(id, job, counts, "Failed", "DeadlineExceeded", "Job was active longer than specified deadline");
            return Optional.empty();
        }
        return Stream.of(run(id, job, counts, completions), left)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Duration> run(ObjectId id, ObjectNode job, Counts counts, int completions) {
        int wanted = Json.at(job, "spec", "suspend").asBoolean(false)
                ? 0
                : Math.min(Json.number(job, 1, "spec", "parallelism"), completions - counts.succeeded());
        Optional<Duration> again = Optional.empty();
        try {
            for (int i = counts.active().size(); i < wanted; i++) {
                ObjectNode pod = OwnerReferences.podOf(BuiltInTypes.JOB, job, Map.of());
                Json.ensure(pod, "metadata").put("generateName", id.name() + "-");
                registry.create(BuiltInTypes.POD, id.namespace(), pod, null);
            }
            backOff.reset(id);
        } catch (StatusException e) {
            events.warning(BuiltInTypes.JOB, job, "FailedCreate", "Error creating: " + e.getMessage());
            again = Optional.of(backOff.next(id));
        }
        counts.active().stream()
                .limit(Math.max(0, counts.active().size() - wanted))
                .forEach(pod -> registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND));
        report(id, Counts.of(OwnerReferences.owned(registry, BuiltInTypes.POD, job)));
        return again;
    }

    private void report(ObjectId id, Counts counts) {
        registry.status(id, status -> {
            Json.setDefault(status, "startTime", Json.time(clock.now()));
            number(status, "active", counts.active().size());
            number(status, "succeeded", counts.succeeded());
            number(status, "failed", counts.failed());
            long ready = counts.active().stream().filter(PodPhase::isReady).count();
            return status.put("ready", (int) ready);
        });
    }

    private void finish(ObjectId id, JsonNode job, Counts counts, String condition, String reason, String message) {
        counts.active().forEach(pod -> registry.delete(ObjectId.of(BuiltInTypes.POD, pod), DeleteOptions.BACKGROUND));
        report(id, new Counts(List.of(), counts.succeeded(), counts.failed()));
        registry.status(id, status -> {
            Conditions.set(status, condition, true, reason, message, Json.time(clock.now()));
            if (condition.equals("Complete")) {
                status.put("completionTime", Json.time(clock.now()));
            }
            return status;
        });
        if (condition.equals("Failed")) {
            events.warning(BuiltInTypes.JOB, job, reason, message);
        }
    }

    /** Deletes a finished job once its TTL has expired. */
    private Optional<Duration> expire(ObjectId id, JsonNode job) {
        JsonNode ttl = Json.at(job, "spec", "ttlSecondsAfterFinished");
        if (!ttl.isIntegralNumber()) {
            return Optional.empty();
        }
        String finished = Conditions.find(job.path("status"), "Complete")
                .or(() -> Conditions.find(job.path("status"), "Failed"))
                .map(condition -> Json.text(condition, "lastTransitionTime"))
                .orElseThrow();
        Duration left = Duration.between(clock.now(), Instant.parse(finished).plusSeconds(ttl.asInt()));
        if (left.isPositive()) {
            return Optional.of(left);
        }
        registry.delete(id, DeleteOptions.BACKGROUND);
        return Optional.empty();
    }

    private Optional<Duration> timeLeft(JsonNode job) {
        JsonNode deadline = Json.at(job, "spec", "activeDeadlineSeconds");
        String started = Json.text(job, "status", "startTime");
        if (!deadline.isIntegralNumber()) {
            return Optional.empty();
        }
        Instant start = started.isEmpty() ? clock.now() : Instant.parse(started);
        return Optional.of(Duration.between(clock.now(), start.plusSeconds(deadline.asInt())));
    }

    private static boolean isFinished(JsonNode job) {
        return Conditions.isTrue(job.path("status"), "Complete") || Conditions.isTrue(job.path("status"), "Failed");
    }

    private static void number(ObjectNode status, String field, int number) {
        if (number == 0) {
            status.remove(field);
        } else {
            status.put(field, number);
        }
    }
}
