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

/** Writes down what an object leaves to Kubernetes. */
final class Defaults implements Admission {
    static final String STORAGE_CLASS = "standard";

    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        ObjectNode spec = object.path("spec") instanceof ObjectNode given ? given : Json.object();
        switch (id.type().kind()) {
            case "Pod" -> pod(spec);
            case "Deployment" -> deployment(spec);
            case "ReplicaSet" -> replicaSet(spec);
            case "StatefulSet" -> statefulSet(spec);
            case "DaemonSet" -> daemonSet(spec);
            case "Job" -> job(object, spec);
            case "Service" -> service(spec);
            case "PersistentVolumeClaim" -> claim(spec);
            case "PersistentVolume" -> Json.preset(spec, "persistentVolumeReclaimPolicy", "Retain");
            case "Secret" -> secret(object);
            case "Namespace" -> Json.preset(Json.ensure(object, "spec"), "finalizers", List.of("kubernetes"));
            default -> {}
        }
    }

    private static void deployment(ObjectNode spec) {
        Json.preset(spec, "replicas", 1);
        Json.preset(spec, "revisionHistoryLimit", 10);
        Json.preset(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = Json.ensure(spec, "strategy");
        Json.preset(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.ensure(strategy, "rollingUpdate");
            Json.preset(rolling, "maxSurge", "25%");
            Json.preset(rolling, "maxUnavailable", "25%");
        }
        template(spec);
    }

    private static void replicaSet(ObjectNode spec) {
        Json.preset(spec, "replicas", 1);
        template(spec);
    }

    private static void statefulSet(ObjectNode spec) {
        Json.preset(spec, "replicas", 1);
        Json.preset(spec, "podManagementPolicy", "OrderedReady");
        Json.preset(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.ensure(spec, "updateStrategy");
        Json.preset(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            Json.preset(Json.ensure(strategy, "rollingUpdate"), "partition", 0);
        }
        Json.each(spec.path("volumeClaimTemplates")).forEach(template -> {
            ObjectNode claim = (ObjectNode) template;
            Json.preset(claim, "apiVersion", "v1");
            Json.preset(claim, "kind", "PersistentVolumeClaim");
            if (claim.path("spec") instanceof ObjectNode claimSpec) {
                Json.preset(claimSpec, "volumeMode", "Filesystem");
            }
            Json.preset(claim, "status", Map.of("phase", "Pending"));
        });
        template(spec);
    }

    private static void daemonSet(ObjectNode spec) {
        Json.preset(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.ensure(spec, "updateStrategy");
        Json.preset(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.ensure(strategy, "rollingUpdate");
            Json.preset(rolling, "maxSurge", 0);
            Json.preset(rolling, "maxUnavailable", 1);
        }
        template(spec);
    }

    private static void job(ObjectNode object, ObjectNode spec) {
        Json.preset(spec, "backoffLimit", 6);
        if (!spec.has("completions") && !spec.has("parallelism")) {
            Json.preset(spec, "completions", 1);
        }
        Json.preset(spec, "parallelism", 1);
        Json.preset(spec, "completionMode", "NonIndexed");
        Json.preset(spec, "suspend", false);
        template(spec);
        if (!spec.path("manualSelector").asBoolean(false)) {
            String uid = Json.text(object, "metadata", "uid");
            ObjectNode labels = Json.ensure(spec, "template", "metadata", "labels");
            Json.preset(labels, "controller-uid", uid);
            Json.preset(labels, "job-name", Json.text(object, "metadata", "name"));
            Json.preset(Json.ensure(spec, "selector", "matchLabels"), "controller-uid", uid);
        }
    }

    private static void service(ObjectNode spec) {
        Json.preset(spec, "type", "ClusterIP");
        Json.preset(spec, "sessionAffinity", "None");
        if (!Json.text(spec, "type").equals("ExternalName")) {
            Json.preset(spec, "ipFamilyPolicy", "SingleStack");
            Json.preset(spec, "internalTrafficPolicy", "Cluster");
        }
        if (List.of("NodePort", "LoadBalancer").contains(Json.text(spec, "type"))) {
            Json.preset(spec, "externalTrafficPolicy", "Cluster");
        }
        Json.each(spec.path("ports")).map(ObjectNode.class::cast).forEach(port -> {
            Json.preset(port, "protocol", "TCP");
            if (!port.has("targetPort")) {
                port.set("targetPort", port.path("port"));
            }
        });
    }

    private static void claim(ObjectNode spec) {
        Json.preset(spec, "volumeMode", "Filesystem");
        if (!spec.has("storageClassName")) {
            spec.put("storageClassName", STORAGE_CLASS);
        }
    }

    private static void secret(ObjectNode object) {
        Json.preset(object, "type", "Opaque");
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
        Json.preset(spec, "enableServiceLinks", true);
        Json.preset(spec, "serviceAccountName", "default");
        Json.preset(spec, "serviceAccount", Json.text(spec, "serviceAccountName"));
        Json.preset(spec, "priority", 0);
    }

    private static void podSpec(ObjectNode spec) {
        Json.preset(spec, "restartPolicy", "Always");
        Json.preset(spec, "dnsPolicy", "ClusterFirst");
        Json.preset(spec, "schedulerName", "default-scheduler");
        Json.preset(spec, "terminationGracePeriodSeconds", 30);
        Json.preset(spec, "securityContext", Map.of());
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
        Json.preset(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
        Json.preset(container, "terminationMessagePath", "/dev/termination-log");
        Json.preset(container, "terminationMessagePolicy", "File");
        Json.preset(container, "resources", Map.of());
        limitsAreRequests(container);
        Json.each(container.path("ports")).forEach(port -> Json.preset((ObjectNode) port, "protocol", "TCP"));
        Json.each(container.path("env")).forEach(env -> {
            if (Json.at(env, "valueFrom", "fieldRef") instanceof ObjectNode reference) {
                Json.preset(reference, "apiVersion", "v1");
            }
        });
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.path(probe) instanceof ObjectNode given) {
                probe(given);
            }
        }
    }

    /** What a container is limited to and does not request, it requests. */
    private static void limitsAreRequests(ObjectNode container) {
        JsonNode limits = Json.at(container, "resources", "limits");
        if (!limits.isEmpty()) {
            ObjectNode requests = Json.ensure(container, "resources", "requests");
            limits.properties().forEach(limit -> Json.preset(requests, limit.getKey(), limit.getValue()));
        }
    }

    private static void probe(ObjectNode probe) {
        Json.preset(probe, "timeoutSeconds", 1);
        Json.preset(probe, "periodSeconds", 10);
        Json.preset(probe, "successThreshold", 1);
        Json.preset(probe, "failureThreshold", 3);
        if (probe.path("httpGet") instanceof ObjectNode http) {
            Json.preset(http, "path", "/");
            Json.preset(http, "scheme", "HTTP");
        }
    }

    private static void volume(JsonNode volume) {
        for (String kind : List.of("configMap", "secret", "projected", "downwardAPI")) {
            if (volume.path(kind) instanceof ObjectNode source) {
                Json.preset(source, "defaultMode", 420);
            }
        }
        if (volume.path("hostPath") instanceof ObjectNode path) {
            Json.preset(path, "type", "");
        }
    }
}
