package org.fedai.kubefate.sandbox.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets the defaults that an API server adds to an object. */
final class Defaults implements AdmissionRule {
    static final String STORAGE_CLASS = "standard";

    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        switch (id.type().kind()) {
            case "Pod" -> pod(Json.ensure(object, "spec"));
            case "Deployment" -> deployment(Json.ensure(object, "spec"));
            case "ReplicaSet" -> replicaSet(Json.ensure(object, "spec"));
            case "StatefulSet" -> statefulSet(Json.ensure(object, "spec"));
            case "DaemonSet" -> daemonSet(Json.ensure(object, "spec"));
            case "Job" -> job(object, Json.ensure(object, "spec"));
            case "CronJob" -> cronJob(Json.ensure(object, "spec"));
            case "Service" -> service(Json.ensure(object, "spec"));
            case "PersistentVolumeClaim" -> claim(Json.ensure(object, "spec"));
            case "PersistentVolume" ->
                Json.setDefault(Json.ensure(object, "spec"), "persistentVolumeReclaimPolicy", "Retain");
            case "Secret" -> secret(object);
            case "Namespace" -> Json.setDefault(Json.ensure(object, "spec"), "finalizers", List.of("kubernetes"));
            default -> {}
        }
    }

    private static void deployment(ObjectNode spec) {
        Json.setDefault(spec, "replicas", 1);
        Json.setDefault(spec, "revisionHistoryLimit", 10);
        Json.setDefault(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = Json.ensure(spec, "strategy");
        Json.setDefault(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.ensure(strategy, "rollingUpdate");
            Json.setDefault(rolling, "maxSurge", "25%");
            Json.setDefault(rolling, "maxUnavailable", "25%");
        }
        template(spec);
    }

    private static void replicaSet(ObjectNode spec) {
        Json.setDefault(spec, "replicas", 1);
        template(spec);
    }

    private static void statefulSet(ObjectNode spec) {
        Json.setDefault(spec, "replicas", 1);
        Json.setDefault(spec, "podManagementPolicy", "OrderedReady");
        Json.setDefault(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.ensure(spec, "updateStrategy");
        Json.setDefault(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            Json.setDefault(Json.ensure(strategy, "rollingUpdate"), "partition", 0);
        }
        Json.each(spec.path("volumeClaimTemplates")).forEach(template -> {
            ObjectNode claim = (ObjectNode) template;
            Json.setDefault(claim, "apiVersion", "v1");
            Json.setDefault(claim, "kind", "PersistentVolumeClaim");
            if (claim.path("spec") instanceof ObjectNode claimSpec) {
                Json.setDefault(claimSpec, "volumeMode", "Filesystem");
            }
            Json.setDefault(claim, "status", Map.of("phase", "Pending"));
        });
        template(spec);
    }

    private static void daemonSet(ObjectNode spec) {
        Json.setDefault(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.ensure(spec, "updateStrategy");
        Json.setDefault(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.ensure(strategy, "rollingUpdate");
            Json.setDefault(rolling, "maxSurge", 0);
            Json.setDefault(rolling, "maxUnavailable", 1);
        }
        template(spec);
    }

    private static void job(ObjectNode object, ObjectNode spec) {
        Json.setDefault(spec, "backoffLimit", 6);
        if (!spec.has("completions") && !spec.has("parallelism")) {
            Json.setDefault(spec, "completions", 1);
        }
        Json.setDefault(spec, "parallelism", 1);
        Json.setDefault(spec, "completionMode", "NonIndexed");
        Json.setDefault(spec, "suspend", false);
        template(spec);
        if (!spec.path("manualSelector").asBoolean(false)) {
            String uid = Json.text(object, "metadata", "uid");
            ObjectNode labels = Json.ensure(spec, "template", "metadata", "labels");
            Json.setDefault(labels, "controller-uid", uid);
            Json.setDefault(labels, "job-name", Json.text(object, "metadata", "name"));
            Json.setDefault(Json.ensure(spec, "selector", "matchLabels"), "controller-uid", uid);
        }
    }

    private static void cronJob(ObjectNode spec) {
        Json.setDefault(spec, "concurrencyPolicy", "Allow");
        Json.setDefault(spec, "suspend", false);
        Json.setDefault(spec, "successfulJobsHistoryLimit", 3);
        Json.setDefault(spec, "failedJobsHistoryLimit", 1);
        if (Json.at(spec, "jobTemplate", "spec") instanceof ObjectNode job) {
            template(job);
        }
    }

    private static void service(ObjectNode spec) {
        Json.setDefault(spec, "type", "ClusterIP");
        Json.setDefault(spec, "sessionAffinity", "None");
        if (!Json.text(spec, "type").equals("ExternalName")) {
            Json.setDefault(spec, "ipFamilyPolicy", "SingleStack");
            Json.setDefault(spec, "internalTrafficPolicy", "Cluster");
        }
        if (List.of("NodePort", "LoadBalancer").contains(Json.text(spec, "type"))) {
            Json.setDefault(spec, "externalTrafficPolicy", "Cluster");
        }
        Json.each(spec.path("ports")).map(ObjectNode.class::cast).forEach(port -> {
            Json.setDefault(port, "protocol", "TCP");
            boolean targeted = port.path("targetPort").isString()
                    || port.path("targetPort").asInt(0) != 0;
            if (!targeted && port.has("port")) {
                port.set("targetPort", port.path("port"));
            }
        });
    }

    private static void claim(ObjectNode spec) {
        Json.setDefault(spec, "volumeMode", "Filesystem");
        if (!spec.has("storageClassName")) {
            spec.put("storageClassName", STORAGE_CLASS);
        }
    }

    private static void secret(ObjectNode object) {
        Json.setDefault(object, "type", "Opaque");
        if (object.remove("stringData") instanceof ObjectNode texts) {
            ObjectNode data = Json.ensure(object, "data");
            Json.textMap(texts)
                    .forEach((key, text) ->
                            data.put(key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void template(ObjectNode spec) {
        if (spec.path("template") instanceof ObjectNode template && template.path("spec") instanceof ObjectNode pod) {
            podSpec(pod);
        }
    }

    private static void pod(ObjectNode spec) {
        podSpec(spec);
        for (String containers : List.of("containers", "initContainers")) {
            Json.each(spec.path(containers)).map(ObjectNode.class::cast).forEach(Defaults::limitsAreRequests);
        }
        Json.setDefault(spec, "enableServiceLinks", true);
        Json.setDefault(spec, "serviceAccountName", "default");
        Json.setDefault(spec, "serviceAccount", Json.text(spec, "serviceAccountName"));
        Json.setDefault(spec, "priority", 0);
    }

    private static void podSpec(ObjectNode spec) {
        Json.setDefault(spec, "restartPolicy", "Always");
        Json.setDefault(spec, "dnsPolicy", "ClusterFirst");
        Json.setDefault(spec, "schedulerName", "default-scheduler");
        Json.setDefault(spec, "terminationGracePeriodSeconds", 30);
        Json.setDefault(spec, "securityContext", Map.of());
        Json.each(spec.path("containers")).forEach(Defaults::container);
        Json.each(spec.path("initContainers")).forEach(Defaults::container);
        Json.each(spec.path("volumes")).forEach(Defaults::volume);
    }

    private static void container(JsonNode node) {
        if (!(node instanceof ObjectNode container)) {
            return;
        }
        String image = Json.text(container, "image");
        boolean latest = image.endsWith(":latest")
                || !image.substring(image.lastIndexOf('/') + 1).contains(":");
        Json.setDefault(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
        Json.setDefault(container, "terminationMessagePath", "/dev/termination-log");
        Json.setDefault(container, "terminationMessagePolicy", "File");
        Json.setDefault(container, "resources", Map.of());
        Json.each(container.path("ports")).forEach(port -> Json.setDefault((ObjectNode) port, "protocol", "TCP"));
        Json.each(container.path("env")).forEach(env -> {
            if (Json.at(env, "valueFrom", "fieldRef") instanceof ObjectNode reference) {
                Json.setDefault(reference, "apiVersion", "v1");
            }
        });
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.path(probe) instanceof ObjectNode given) {
                probe(given);
            }
        }
    }

    /** Requests that are not set default to the limits. */
    private static void limitsAreRequests(ObjectNode container) {
        JsonNode limits = Json.at(container, "resources", "limits");
        if (!limits.isEmpty()) {
            ObjectNode requests = Json.ensure(container, "resources", "requests");
            limits.properties().forEach(limit -> Json.setDefault(requests, limit.getKey(), limit.getValue()));
        }
    }

    private static void probe(ObjectNode probe) {
        Json.setDefault(probe, "timeoutSeconds", 1);
        Json.setDefault(probe, "periodSeconds", 10);
        Json.setDefault(probe, "successThreshold", 1);
        Json.setDefault(probe, "failureThreshold", 3);
        if (probe.path("httpGet") instanceof ObjectNode http) {
            Json.setDefault(http, "path", "/");
            Json.setDefault(http, "scheme", "HTTP");
        }
    }

    private static void volume(JsonNode volume) {
        for (String kind : List.of("configMap", "secret", "projected", "downwardAPI")) {
            if (volume.path(kind) instanceof ObjectNode source) {
                Json.setDefault(source, "defaultMode", 420);
            }
        }
        if (volume.path("hostPath") instanceof ObjectNode path) {
            Json.setDefault(path, "type", "");
        }
    }
}
