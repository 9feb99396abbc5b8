package org.fedai.kubefate.sandbox.controller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The next replica counts of a Deployment's ReplicaSets.
 *
 * @param newest replicas of the ReplicaSet with the current template
 * @param old replicas of each older ReplicaSet
 */
record Rollout(int newest, Map<ObjectNode, Integer> old) {
    static Rollout of(JsonNode deployment, JsonNode current, List<ObjectNode> old) {
        int desired = Json.number(deployment, 1, "spec", "replicas");
        return Json.text(deployment, "spec", "strategy", "type").equals("Recreate")
                ? recreate(desired, current, old)
                : rolling(deployment, desired, current, old);
    }

    private static Rollout recreate(int desired, JsonNode current, List<ObjectNode> old) {
        Map<ObjectNode, Integer> scaledDown = new LinkedHashMap<>();
        old.forEach(set -> scaledDown.put(set, 0));
        boolean gone = old.stream().allMatch(set -> pods(set) == 0 && replicas(set) == 0);
        return new Rollout(gone ? desired : replicas(current), scaledDown);
    }

    private static Rollout rolling(JsonNode deployment, int desired, JsonNode current, List<ObjectNode> old) {
        int surge = surge(deployment, desired);
        int minAvailable = desired - unavailable(deployment, desired);
        int total = replicas(current) + old.stream().mapToInt(Rollout::replicas).sum();
        int newest = Math.min(desired, replicas(current) + Math.max(0, desired + surge - total));

        int missing = Math.max(0, replicas(current) - available(current));
        int removable = Math.max(0, total - minAvailable - missing);
        Map<ObjectNode, Integer> shrunk = new LinkedHashMap<>();
        for (ObjectNode set : old) {
            int unhealthy = Math.max(0, replicas(set) - available(set));
            int gone = Math.min(unhealthy, removable);
            removable -= gone;
            shrunk.put(set, replicas(set) - gone);
        }
        int surplus = Math.max(
                0,
                available(current) + old.stream().mapToInt(Rollout::available).sum() - minAvailable);
        for (ObjectNode set : old) {
            int left = shrunk.getOrDefault(set, 0);
            int gone = Math.min(left, Math.min(surplus, removable));
            surplus -= gone;
            removable -= gone;
            shrunk.put(set, left - gone);
        }
        return new Rollout(newest, shrunk);
    }

    static int surge(JsonNode deployment, int desired) {
        return resolve(Json.at(deployment, "spec", "strategy", "rollingUpdate", "maxSurge"), desired, true);
    }

    /**
     * How many pods may be unavailable; 1 if both maxUnavailable and maxSurge are 0, because the rollout could not
     * progress otherwise.
     */
    static int unavailable(JsonNode deployment, int desired) {
        if (Json.text(deployment, "spec", "strategy", "type").equals("Recreate")) {
            return 0;
        }
        int unavailable =
                resolve(Json.at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable"), desired, false);
        return unavailable == 0 && surge(deployment, desired) == 0 ? 1 : Math.min(unavailable, desired);
    }

    private static int resolve(JsonNode value, int of, boolean up) {
        if (!value.isString()) {
            return value.asInt(0);
        }
        double exact = of * Double.parseDouble(value.asString().replace("%", "")) / 100;
        return (int) (up ? Math.ceil(exact) : Math.floor(exact));
    }

    static int replicas(JsonNode set) {
        return Json.number(set, 0, "spec", "replicas");
    }

    static int pods(JsonNode set) {
        return Json.number(set, 0, "status", "replicas");
    }

    static int available(JsonNode set) {
        return Json.number(set, 0, "status", "availableReplicas");
    }
}
