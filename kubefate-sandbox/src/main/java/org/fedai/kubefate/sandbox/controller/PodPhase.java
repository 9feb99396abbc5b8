package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.time.Instant;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;

/** Reads the status of a pod. */
final class PodPhase {
    private PodPhase() {}

    static String phase(JsonNode pod) {
        return Json.text(pod, "status", "phase");
    }

    static boolean isFinished(JsonNode pod) {
        return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
    }

    /** Neither finished nor terminating. */
    static boolean isActive(JsonNode pod) {
        return !isFinished(pod) && !OwnerReferences.isTerminating(pod);
    }

    static boolean isReady(JsonNode pod) {
        return Conditions.isTrue(pod.path("status"), "Ready");
    }

    /** Ready for at least {@code minReadySeconds}. */
    static boolean isAvailable(JsonNode pod, int minReadySeconds, Instant now) {
        return isReady(pod)
                && (minReadySeconds == 0
                        || !readyFor(pod, now).minusSeconds(minReadySeconds).isNegative());
    }

    private static Duration readyFor(JsonNode pod, Instant now) {
        String since = Conditions.find(pod.path("status"), "Ready")
                .map(condition -> Json.text(condition, "lastTransitionTime"))
                .orElse("");
        return since.isEmpty() ? Duration.ZERO : Duration.between(Instant.parse(since), now);
    }
}
