package org.fedai.kubefate.sandbox.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.fedai.kubefate.sandbox.schema.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rejects changes of fields that can only be set at creation. */
public final class ImmutableFields {
    private static final String FIXED = "field is immutable";

    /** For specs that are immutable as a whole: the fields that may change. */
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

    private ImmutableFields() {}

    /** @throws StatusException if a field differs that must not */
    public static void check(ObjectId id, ObjectNode before, ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        JsonNode old = before.path("spec");
        JsonNode spec = object.path("spec");
        for (String field : FIXED_FIELDS.getOrDefault(id.type().kind(), List.of())) {
            if (!old.path(field).equals(spec.path(field))) {
                errors.add(Cause.invalid("spec." + field, spec.path(field), FIXED));
            }
        }
        Set<String> changeable = CHANGEABLE.get(id.type().kind());
        if (changeable != null && !rest(old, changeable).equals(rest(spec, changeable))) {
            errors.add(Cause.forbidden("spec", sentence(id.type().kind(), changeable)));
        }
        switch (id.type().kind()) {
            case "Service" -> service(old, spec, errors);
            case "PersistentVolumeClaim" -> claim(before, spec, errors);
            case "ConfigMap", "Secret" -> frozen(before, object, errors);
            case "RoleBinding", "ClusterRoleBinding" ->
                same("roleRef", before.path("roleRef"), object.path("roleRef"), "cannot change roleRef", errors);
            case "StorageClass" ->
                same(
                        "provisioner",
                        before.path("provisioner"),
                        object.path("provisioner"),
                        "updates to provisioner are forbidden.",
                        errors);
            default -> {}
        }
        errors.throwIfAny(id);
    }

    private static void claim(ObjectNode before, JsonNode spec, FieldErrors errors) {
        JsonNode old = before.path("spec");
        boolean bound = Json.text(before, "status", "phase").equals("Bound");
        int change = size(spec).compareTo(size(old));
        Set<String> changeable = Set.of("resources", "volumeName");
        boolean placed = !Json.text(old, "volumeName").isEmpty()
                && !old.path("volumeName").equals(spec.path("volumeName"));
        if (!rest(old, changeable).equals(rest(spec, changeable)) || placed || (change != 0 && !bound)) {
            errors.add(Cause.forbidden(
                    "spec", "spec is immutable after creation except resources.requests for bound claims"));
        }
        if (change < 0) {
            errors.add(Cause.forbidden("spec.resources.requests.storage", "field can not be less than previous value"));
        }
    }

    private static BigDecimal size(JsonNode spec) {
        return Quantity.of(Json.at(spec, "resources", "requests", "storage"));
    }

    private static void service(JsonNode old, JsonNode spec, FieldErrors errors) {
        boolean stays = !Json.text(old, "type").equals("ExternalName")
                && !Json.text(spec, "type").equals("ExternalName");
        if (stays && !Json.text(old, "clusterIP").isEmpty()) {
            same(
                    "spec.clusterIPs[0]",
                    Json.texts(List.of(Json.text(old, "clusterIP"))),
                    Json.texts(List.of(Json.text(spec, "clusterIP"))),
                    "may not change once set",
                    errors);
        }
    }

    private static void frozen(ObjectNode before, ObjectNode object, FieldErrors errors) {
        if (before.path("immutable").asBoolean(false)) {
            same("data", before.path("data"), object.path("data"), FIXED + " when `immutable` is set", errors);
        }
        same("type", before.path("type"), object.path("type"), FIXED, errors);
    }

    private static void same(String field, JsonNode old, JsonNode now, String why, FieldErrors errors) {
        if (!old.equals(now)) {
            errors.add(Cause.invalid(field, now, why));
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
            default -> "pod updates may not change fields other than `spec.containers[*].image`";
        };
    }
}
