package org.fedai.kubefate.cli.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.cli.bundle.Kubernetes.Refused;

/** Collects a namespace: its objects except Secrets, its events, and the logs of its pods. */
final class CollectNamespace {
    private static final Map<String, String> KINDS = kinds();

    private final Kubernetes kubernetes;
    private final BundleFolder folder;
    private final String namespace;
    private final int tail;

    CollectNamespace(Kubernetes kubernetes, BundleFolder folder, String namespace, int tail) {
        this.kubernetes = kubernetes;
        this.folder = folder;
        this.namespace = namespace;
        this.tail = tail;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("deployments", "/apis/apps/v1");
        kinds.put("statefulsets", "/apis/apps/v1");
        kinds.put("daemonsets", "/apis/apps/v1");
        kinds.put("replicasets", "/apis/apps/v1");
        kinds.put("jobs", "/apis/batch/v1");
        kinds.put("pods", "/api/v1");
        kinds.put("services", "/api/v1");
        kinds.put("ingresses", "/apis/networking.k8s.io/v1");
        kinds.put("persistentvolumeclaims", "/api/v1");
        kinds.put("resourcequotas", "/api/v1");
        return kinds;
    }

    /**
     * Collects.
     *
     * @param chosen the pods whose logs are collected; empty for all
     */
    void collect(Set<String> chosen) {
        attempt(
                "the Secrets of " + namespace + ", whose values are masked wherever they appear",
                () -> kubernetes.list(path("/secrets")).forEach(folder.secrets()::learnSecret));
        attempt("the namespace " + namespace, () -> folder.document(file("namespace.yaml"), kubernetes.get(path(""))));
        KINDS.forEach((kind, group) -> attempt(
                kind + " of " + namespace,
                () -> folder.document(file(kind + ".yaml"), kubernetes.list(path(group, kind)))));
        attempt(
                "configmaps of " + namespace,
                () -> folder.configMaps(file("configmaps.yaml"), kubernetes.list(path("/configmaps"))));
        attempt("events of " + namespace, this::events);
        attempt("logs of " + namespace, () -> logs(chosen));
    }

    /** Events as lines, oldest first. */
    private void events() {
        String lines = kubernetes.list(path("/events")).stream()
                .sorted(Comparator.comparing(CollectNamespace::time))
                .map(event -> "%s  %s  %s/%s  %s: %s"
                        .formatted(
                                time(event),
                                event.get("type"),
                                at(event, "involvedObject", "kind"),
                                at(event, "involvedObject", "name"),
                                event.get("reason"),
                                event.get("message")))
                .collect(Collectors.joining("\n", "", "\n"));
        folder.text(file("events.txt"), lines);
    }

    private void logs(Set<String> chosen) {
        for (Map<?, ?> pod : kubernetes.list(path("/pods"))) {
            String name = at(pod, "metadata", "name");
            if (chosen.isEmpty() || chosen.contains(name)) {
                statuses(pod).forEach(status -> log(name, status));
            }
        }
    }

    private void log(String pod, Map<?, ?> status) {
        String container = String.valueOf(status.get("name"));
        String file = file("logs/" + pod + "/" + container);
        attempt(
                "log of %s/%s %s".formatted(namespace, pod, container),
                () -> folder.text(file + ".log", kubernetes.log(namespace, pod, container, tail)));
        if (status.get("restartCount") instanceof Number restarts && restarts.intValue() > 0) {
            attempt(
                    "log of %s/%s %s before its restart".formatted(namespace, pod, container),
                    () -> folder.text(file + ".previous.log", kubernetes.previousLog(namespace, pod, container, tail)));
        }
    }

    private static List<Map<?, ?>> statuses(Map<?, ?> pod) {
        List<Map<?, ?>> statuses = new ArrayList<>();
        if (pod.get("status") instanceof Map<?, ?> status) {
            for (String kind : List.of("initContainerStatuses", "containerStatuses")) {
                if (status.get(kind) instanceof List<?> list) {
                    list.forEach(one -> statuses.add((Map<?, ?>) one));
                }
            }
        }
        return statuses;
    }

    private void attempt(String what, Runnable read) {
        try {
            read.run();
        } catch (Refused e) {
            folder.missing(what, String.valueOf(e.getMessage()));
        }
    }

    private static String time(Map<?, ?> event) {
        for (String key : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
            if (event.get(key) instanceof String time) {
                return time;
            }
        }
        return at(event, "metadata", "creationTimestamp");
    }

    /** What stands under a key of an inner map, or a dash. */
    static String at(Map<?, ?> object, String key, String inner) {
        return object.get(key) instanceof Map<?, ?> map && map.get(inner) != null
                ? String.valueOf(map.get(inner))
                : "-";
    }

    private String path(String rest) {
        return "/api/v1/namespaces/" + Kubernetes.encode(namespace) + rest;
    }

    private String path(String group, String kind) {
        return group + "/namespaces/" + Kubernetes.encode(namespace) + "/" + kind;
    }

    private String file(String name) {
        return namespace + "/" + name;
    }
}
