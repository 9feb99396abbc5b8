package org.fedai.kubefate.sandbox.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Pods and pod templates. */
final class PodRules {
    private static final List<String> NODE_OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");

    private static final String REQUIRED = ".requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = ".preferredDuringSchedulingIgnoredDuringExecution";

    private PodRules() {}

    /** @param claims names of volumes defined elsewhere, by the volumeClaimTemplates of a StatefulSet */
    static void check(String path, JsonNode spec, Set<String> claims, FieldErrors errors) {
        Set<String> volumes = new HashSet<>(claims);
        volumes.addAll(VolumeRules.check(path + ".volumes", spec.path("volumes"), errors));
        Set<String> names = new HashSet<>();
        if (spec.path("containers").isEmpty()) {
            errors.add(Cause.required(path + ".containers", ""));
        }
        ContainerRules.check(path + ".containers", spec.path("containers"), volumes, names, errors);
        ContainerRules.check(path + ".initContainers", spec.path("initContainers"), volumes, names, errors);
        errors.oneOf(path + ".restartPolicy", spec.path("restartPolicy"), "Always", "OnFailure", "Never");
        errors.oneOf(
                path + ".dnsPolicy",
                spec.path("dnsPolicy"),
                "ClusterFirstWithHostNet",
                "ClusterFirst",
                "Default",
                "None");
        errors.labels(path + ".nodeSelector", spec.path("nodeSelector"));
        for (String field : List.of("runAsUser", "runAsGroup", "fsGroup")) {
            errors.range(
                    path + ".securityContext." + field, Json.at(spec, "securityContext", field), 0, Integer.MAX_VALUE);
        }
        for (String field : List.of("serviceAccountName", "nodeName")) {
            String name = Json.text(spec, field);
            if (!name.isEmpty()) {
                errors.format(path + "." + field, name, Formats.subdomain(name));
            }
        }
        tolerations(path + ".tolerations", spec.path("tolerations"), errors);
        affinity(path + ".affinity", spec.path("affinity"), errors);
        hostAliases(path + ".hostAliases", spec.path("hostAliases"), errors);
    }

    private static void tolerations(String path, JsonNode tolerations, FieldErrors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            JsonNode toleration = tolerations.get(i);
            String field = path + "[" + i + "]";
            String key = Json.text(toleration, "key");
            String operator = Json.text(toleration, "operator");
            if (!key.isEmpty()) {
                errors.format(field + ".key", key, Formats.qualifiedName(key));
            } else if (!operator.equals("Exists")) {
                errors.add(Cause.invalid(
                        field + ".operator",
                        operator,
                        "operator must be Exists when `key` is empty, which means \"match all values and all keys\""));
            }
            switch (operator) {
                case "", "Equal" -> {
                    String value = Json.text(toleration, "value");
                    errors.format(field + ".operator", value, Formats.labelValue(value));
                }
                case "Exists" -> {
                    if (!Json.text(toleration, "value").isEmpty()) {
                        errors.add(Cause.invalid(
                                field + ".operator", toleration, "value must be empty when `operator` is 'Exists'"));
                    }
                }
                default -> errors.oneOf(field + ".operator", toleration.path("operator"), "Equal", "Exists");
            }
            errors.oneOf(field + ".effect", toleration.path("effect"), "NoSchedule", "PreferNoSchedule", "NoExecute");
        }
    }

    private static void affinity(String path, JsonNode affinity, FieldErrors errors) {
        JsonNode terms = Json.at(
                affinity, "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        for (int i = 0; i < terms.size(); i++) {
            Selectors.expressions(
                    path + ".nodeAffinity" + REQUIRED + ".nodeSelectorTerms[" + i + "].matchExpressions",
                    terms.get(i).path("matchExpressions"),
                    NODE_OPERATORS,
                    errors);
        }
        JsonNode preferred = Json.at(affinity, "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution");
        for (int i = 0; i < preferred.size(); i++) {
            String field = path + ".nodeAffinity" + PREFERRED + "[" + i + "]";
            errors.range(field + ".weight", preferred.get(i).path("weight"), 1, 100);
            Selectors.expressions(
                    field + ".preference.matchExpressions",
                    Json.at(preferred.get(i), "preference", "matchExpressions"),
                    NODE_OPERATORS,
                    errors);
        }
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            podAffinity(path + "." + kind, affinity.path(kind), errors);
        }
    }

    private static void podAffinity(String path, JsonNode affinity, FieldErrors errors) {
        JsonNode required = affinity.path(REQUIRED.substring(1));
        for (int i = 0; i < required.size(); i++) {
            podTerm(path + REQUIRED + "[" + i + "]", required.get(i), errors);
        }
        JsonNode preferred = affinity.path(PREFERRED.substring(1));
        for (int i = 0; i < preferred.size(); i++) {
            String field = path + PREFERRED + "[" + i + "]";
            errors.range(field + ".weight", preferred.get(i).path("weight"), 1, 100);
            podTerm(field + ".podAffinityTerm", preferred.get(i).path("podAffinityTerm"), errors);
        }
    }

    private static void podTerm(String path, JsonNode term, FieldErrors errors) {
        Selectors.check(path + ".labelSelector", term.path("labelSelector"), errors);
        String key = Json.text(term, "topologyKey");
        errors.required(path + ".topologyKey", key, "can not be empty");
        errors.format(path + ".topologyKey", key, Formats.qualifiedName(key));
    }

    private static void hostAliases(String path, JsonNode aliases, FieldErrors errors) {
        for (JsonNode alias : aliases) {
            String address = Json.text(alias, "ip");
            if (!Formats.isAddress(address)) {
                errors.add(Cause.invalid(path + ".ip", address, "must be valid IP address"));
            }
            for (JsonNode name : alias.path("hostnames")) {
                errors.format(path + ".hostnames", name.asString(""), Formats.subdomain(name.asString("")));
            }
        }
    }
}
