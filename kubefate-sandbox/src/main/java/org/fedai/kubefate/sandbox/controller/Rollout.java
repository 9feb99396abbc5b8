package org.fedai.kubefate.sandbox.controller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many pods the versions of a Deployment should have next.
 *
 * @param newest of the ReplicaSet of the current template
 * @param old of the others
 */
record Rollout(int newest, Map<ObjectNode, Integer> old) {
    static Rollout of(JsonNode deployment, JsonNode current, List<ObjectNode> old) {
        int desired = Json.number(deployment, 1, "spec", "replicas");
        return Json.text(deployment, "spec", "strategy", "type").equals("Recreate")
                ? recreate(desired, current, old)
                : rolling(deployment, desired, current, old);
    }

    private static Rollout recreate(int desired, JsonNode current, List<ObjectNode> old) {
        Map<ObjectNode, Integer> none = new LinkedHashMap<>();
        old.forEach(set -> none.put(set, 0));
        boolean gone = old.stream().allMatch(set -> pods(set) == 0 && replicas(set) == 0);
        return new Rollout(gone ? desired : replicas(current), none);
    }

    private static Rollout rolling(JsonNode deployment, int desired, JsonNode current, List<ObjectNode> old) {
        int surge = surge(deployment, desired);
        int least = desired - unavailable(deployment, desired);
        int total = replicas(current) + old.stream().mapToInt(Rollout::replicas).sum();
        int newest = Math.min(desired, replicas(current) + Math.max(0, desired + surge - total));

        int missing = Math.max(0, replicas(current) - available(current));
        int removable = Math.max(0, total - least - missing);
        Map<ObjectNode, Integer> shrunk = new LinkedHashMap<>();
        for (ObjectNode set : old) {
            int sick = Math.max(0, replicas(set) - available(set));
            int gone = Math.min(sick, removable);
            removable -= gone;
            shrunk.put(set, replicas(set) - gone);
        }
        int spare = Math.max(
                0,
                available(current) + old.stream().mapToInt(Rollout::available).sum() - least);
        for (ObjectNode set : old) {
            int left = shrunk.getOrDefault(set, 0);
            int gone = Math.min(left, Math.min(spare, removable));
            spare -= gone;
            removable -= gone;
            shrunk.put(set, left - gone);
        }
        return new Rollout(newest, shrunk);
    }

    static int surge(JsonNode deployment, int desired) {
        return share(Json.at(deployment, "spec", "strategy", "rollingUpdate", "maxSurge"), desired, true);
    }

    /** How many pods may be missing; 1 when neither that nor a surge would be allowed, since nothing could move then. */
    static int unavailable(JsonNode deployment, int desired) {
        if (Json.text(deployment, "spec", "strategy", "type").equals("Recreate")) {
            return 0;
        }
        int unavailable =
                share(Json.at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable"), desired, false);
        return unavailable == 0 && surge(deployment, desired) == 0 ? 1 : Math.min(unavailable, desired);
    }

    private static int share(JsonNode value, int of, boolean up) {
        if (!value.isString()) {
            return value.asInt(0);
        }
        double share = of * Double.parseDouble(value.asString().replace("%", "")) / 100;
        return (int) (up ? Math.ceil(share) : Math.floor(share));
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
