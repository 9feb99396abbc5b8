package org.fedai.kubefate.sandbox.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refuses changes of what can only be set at creation. */
final class Immutability implements Admission {
    private static final String FIXED = "field is immutable";

    /** Of specs that are fixed as a whole: the fields that are not. */
    private static final Map<String, Set<String>> CHANGEABLE = Map.of(
            "StatefulSet",
            Set.of(
                    "replicas",
                    "ordinals",
                    "template",
                    "updateStrategy",
                    "revisionHistoryLimit",
                    "persistentVolumeClaimRetentionPolicy",
                    "minReadySeconds"),
            "PersistentVolumeClaim",
            Set.of("resources", "volumeName"),
            "Pod",
            Set.of(
                    "containers",
                    "initContainers",
                    "activeDeadlineSeconds",
                    "tolerations",
                    "terminationGracePeriodSeconds",
                    "nodeName"));

    private static final Map<String, List<String>> FIXED_FIELDS = Map.of(
            "Deployment", List.of("selector"),
            "ReplicaSet", List.of("selector"),
            "DaemonSet", List.of("selector"),
            "Job", List.of("selector", "template", "completions"));

    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        if (before == null) {
            return;
        }
        Findings findings = new Findings();
        JsonNode old = before.path("spec");
        JsonNode spec = object.path("spec");
        for (String field : FIXED_FIELDS.getOrDefault(id.type().kind(), List.of())) {
            if (!old.path(field).equals(spec.path(field))) {
                findings.add(Cause.invalid("spec." + field, spec.path(field), FIXED));
            }
        }
        Set<String> changeable = CHANGEABLE.get(id.type().kind());
        if (changeable != null && !rest(old, changeable).equals(rest(spec, changeable))) {
            findings.add(Cause.forbidden("spec", sentence(id.type().kind(), changeable)));
        }
        switch (id.type().kind()) {
            case "Service" -> service(old, spec, findings);
            case "ConfigMap", "Secret" -> frozen(before, object, findings);
            case "RoleBinding", "ClusterRoleBinding" ->
                same("roleRef", before.path("roleRef"), object.path("roleRef"), "cannot change roleRef", findings);
            case "StorageClass" ->
                same(
                        "provisioner",
                        before.path("provisioner"),
                        object.path("provisioner"),
                        "updates to provisioner are forbidden.",
                        findings);
            default -> {}
        }
        findings.refuse(id);
    }

    private static void service(JsonNode old, JsonNode spec, Findings findings) {
        boolean stays = !Json.text(old, "type").equals("ExternalName")
                && !Json.text(spec, "type").equals("ExternalName");
        if (stays && !Json.text(old, "clusterIP").isEmpty()) {
            same("spec.clusterIP", old.path("clusterIP"), spec.path("clusterIP"), FIXED, findings);
        }
    }

    private static void frozen(ObjectNode before, ObjectNode object, Findings findings) {
        if (before.path("immutable").asBoolean(false)) {
            same("data", before.path("data"), object.path("data"), FIXED + " when `immutable` is set", findings);
        }
        same("type", before.path("type"), object.path("type"), FIXED, findings);
    }

    private static void same(String field, JsonNode old, JsonNode now, String why, Findings findings) {
        if (!old.equals(now)) {
            findings.add(Cause.invalid(field, now, why));
        }
    }

    private static ObjectNode rest(JsonNode spec, Set<String> without) {
        ObjectNode rest = spec instanceof ObjectNode object ? object.deepCopy() : Json.object();
        rest.remove(without);
        return rest;
    }

    private static String sentence(String kind, Set<String> changeable) {
        return switch (kind) {
            case "StatefulSet" ->
                "updates to statefulset spec for fields other than "
                        + String.join(
                                ", ",
                                changeable.stream()
                                        .sorted()
                                        .map(field -> "'" + field + "'")
                                        .toList())
                        + " are forbidden";
            case "PersistentVolumeClaim" ->
                "spec is immutable after creation except resources.requests for bound claims";
            default -> "pod updates may not change fields other than `spec.containers[*].image`";
        };
    }
}
