package org.fedai.kubefate.sandbox.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.fedai.kubefate.sandbox.select.LabelSelector;
import tools.jackson.databind.JsonNode;

/** Workloads: what creates pods from a template. */
final class WorkloadRules {
    private WorkloadRules() {}

    static void check(String kind, JsonNode spec, FieldErrors errors) {
        switch (kind) {
            case "CronJob" -> cronJob(spec, errors);
            case "Job" -> {
                jobNumbers("spec", spec, errors);
                generatedSelector(spec, errors);
                selector(kind, spec, errors);
                jobTemplate("spec", spec.path("template"), errors);
            }
            default -> {
                if (kind.equals("StatefulSet")) {
                    statefulSet(spec, errors);
                }
                errors.notNegative("spec.replicas", spec.path("replicas"));
                if (selector(kind, spec, errors)) {
                    template(spec, errors);
                }
                strategy(kind, spec, errors);
                errors.notNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
                errors.notNegative("spec.revisionHistoryLimit", spec.path("revisionHistoryLimit"));
                deadline(spec, errors);
            }
        }
    }

    private static void generatedSelector(JsonNode spec, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        boolean generated = selector.path("matchExpressions").isEmpty()
                && Set.copyOf(selector.path("matchLabels").propertyNames()).equals(Set.of("controller-uid"));
        if (!spec.path("manualSelector").asBoolean(false) && !generated) {
            errors.add(Cause.invalid("spec.selector", selector, "`selector` not auto-generated"));
        }
    }

    /** @return whether the selector can be read, without which the template is not looked at */
    private static boolean selector(String kind, JsonNode spec, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        boolean right = true;
        if (selector.isMissingNode()) {
            if (!kind.equals("DaemonSet")) {
                errors.add(Cause.required("spec.selector", ""));
            }
        } else {
            right = Selectors.check("spec.selector", selector, errors);
            if (selector.path("matchLabels").isEmpty()
                    && selector.path("matchExpressions").isEmpty()) {
                errors.add(Cause.invalid(
                        "spec.selector", selector, "empty selector is invalid for " + kind.toLowerCase(Locale.ROOT)));
                return true;
            }
        }
        if (!right) {
            errors.add(Cause.invalid("spec.selector", selector, "invalid label selector"));
            return false;
        }
        if (selector.isMissingNode() || !LabelSelector.of(selector).matches(spec.path("template"))) {
            JsonNode labels = Json.at(spec, "template", "metadata", "labels");
            errors.add(Cause.invalid(
                    "spec.template.metadata.labels",
                    labels.isObject() ? labels : Json.object(),
                    "`selector` does not match template `labels`"));
        }
        return true;
    }

    private static void template(JsonNode spec, FieldErrors errors) {
        JsonNode template = spec.path("template");
        templateMetadata("spec.template", template, errors);
        Set<String> claims = new HashSet<>(ClaimRules.names(spec.path("volumeClaimTemplates")));
        PodRules.check("spec.template.spec", template.path("spec"), claims, errors);
        errors.oneOf("spec.template.spec.restartPolicy", Json.at(template, "spec", "restartPolicy"), "Always");
    }

    private static void templateMetadata(String path, JsonNode template, FieldErrors errors) {
        errors.labels(path + ".labels", Json.at(template, "metadata", "labels"));
        Json.textMap(Json.at(template, "metadata", "annotations"))
                .keySet()
                .forEach(key -> errors.format(path + ".annotations", key, Formats.qualifiedName(key)));
    }

    private static void strategy(String kind, JsonNode spec, FieldErrors errors) {
        String type = Json.text(spec, "strategy", "type");
        String update = Json.text(spec, "updateStrategy", "type");
        switch (kind) {
            case "Deployment" -> {
                if (!List.of("Recreate", "RollingUpdate").contains(type)) {
                    errors.add(Cause.unsupported(
                            "spec.strategy", spec.path("strategy"), List.of("Recreate", "RollingUpdate")));
                }
                JsonNode rolling = Json.at(spec, "strategy", "rollingUpdate");
                if (type.equals("Recreate") && !rolling.isMissingNode()) {
                    errors.add(Cause.forbidden(
                            "spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'"));
                } else {
                    rolling("spec.strategy.rollingUpdate", rolling, errors);
                }
            }
            case "DaemonSet" -> {
                if (!List.of("RollingUpdate", "OnDelete").contains(update)) {
                    errors.add(Cause.unsupported(
                            "spec.updateStrategy", spec.path("updateStrategy"), List.of("RollingUpdate", "OnDelete")));
                }
                rolling("spec.updateStrategy.rollingUpdate", Json.at(spec, "updateStrategy", "rollingUpdate"), errors);
            }
            default -> {}
        }
    }

    private static void rolling(String path, JsonNode rolling, FieldErrors errors) {
        if (rolling.isMissingNode()) {
            return;
        }
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        share(path + ".maxUnavailable", unavailable, errors);
        share(path + ".maxSurge", surge, errors);
        if (isZero(unavailable) && isZero(surge)) {
            errors.add(Cause.invalid(path + ".maxUnavailable", unavailable, "may not be 0 when `maxSurge` is 0"));
        }
        if (unavailable.isString() && percent(unavailable) > 100) {
            errors.add(Cause.invalid(path + ".maxUnavailable", unavailable, "must not be greater than 100%"));
        }
    }

    private static void share(String field, JsonNode value, FieldErrors errors) {
        if (value.isString()) {
            Formats.percent(value.asString()).forEach(why -> errors.add(Cause.invalid(field, value, why)));
        } else {
            errors.notNegative(field, value);
        }
    }

    private static boolean isZero(JsonNode share) {
        return share.isString() ? percent(share) == 0 : share.isIntegralNumber() && share.asInt() == 0;
    }

    /** -1 for what is not a percentage. */
    private static int percent(JsonNode share) {
        String text = share.asString("");
        return text.matches("[0-9]{1,8}%") ? Integer.parseInt(text.substring(0, text.length() - 1)) : -1;
    }

    private static void deadline(JsonNode spec, FieldErrors errors) {
        JsonNode deadline = spec.path("progressDeadlineSeconds");
        errors.notNegative("spec.progressDeadlineSeconds", deadline);
        if (deadline.isIntegralNumber() && deadline.asInt() <= Json.number(spec, 0, "minReadySeconds")) {
            errors.add(Cause.invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds"));
        }
    }

    private static void statefulSet(JsonNode spec, FieldErrors errors) {
        String management = Json.text(spec, "podManagementPolicy");
        if (!List.of("OrderedReady", "Parallel").contains(management)) {
            errors.add(Cause.invalid("spec.podManagementPolicy", management, "must be 'OrderedReady' or 'Parallel'"));
        }
        String update = Json.text(spec, "updateStrategy", "type");
        if (!List.of("RollingUpdate", "OnDelete").contains(update)) {
            errors.add(Cause.invalid(
                    "spec.updateStrategy", spec.path("updateStrategy"), "must be 'RollingUpdate' or 'OnDelete'"));
        }
        errors.notNegative(
                "spec.updateStrategy.rollingUpdate.partition",
                Json.at(spec, "updateStrategy", "rollingUpdate", "partition"));
    }

    private static void jobNumbers(String path, JsonNode spec, FieldErrors errors) {
        for (String field : List.of(
                "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished")) {
            errors.notNegative(path + "." + field, spec.path(field));
        }
    }

    private static void jobTemplate(String path, JsonNode template, FieldErrors errors) {
        templateMetadata(path + ".template", template, errors);
        PodRules.check(path + ".template.spec", template.path("spec"), Set.of(), errors);
        String policy = Json.text(template, "spec", "restartPolicy");
        if (policy.equals("Always")) {
            errors.add(Cause.required(path + ".template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
        }
    }

    private static void cronJob(JsonNode spec, FieldErrors errors) {
        String schedule = Json.text(spec, "schedule");
        errors.required("spec.schedule", schedule, "");
        if (!schedule.isEmpty()) {
            CronSchedule.wrong(schedule).ifPresent(why -> errors.add(Cause.invalid("spec.schedule", schedule, why)));
        }
        errors.oneOf("spec.concurrencyPolicy", spec.path("concurrencyPolicy"), "Allow", "Forbid", "Replace");
        JsonNode job = Json.at(spec, "jobTemplate", "spec");
        jobNumbers("spec.jobTemplate.spec", job, errors);
        jobTemplate("spec.jobTemplate.spec", job.path("template"), errors);
        for (String field :
                List.of("startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")) {
            errors.notNegative("spec." + field, spec.path(field));
        }
    }
}
