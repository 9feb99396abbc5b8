package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.common.charts.Trees;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a chart's example, each set alone to what it may be: what the example shows, another value, and nothing where it is not empty
 * already.
 */
final class Mutations {
    /** What a base is made of. */
    private static final Set<String> FIXED =
            Set.of("name", "namespace", "chartName", "chartVersion", "modules", "computing", "federation", "storage");

    private static final List<String> SERVICES = List.of("ClusterIP", "NodePort", "LoadBalancer");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "algorithm", List.of("Basic", "NN", "ALL"),
            "device", List.of("CPU", "IPCL", "GPU"),
            "type", SERVICES,
            "driverHostType", SERVICES,
            "pullPolicy", List.of("IfNotPresent", "Always", "Never"),
            "logLevel", List.of("DEBUG", "INFO"));
    /** What the example shows once and leaves empty after. */
    private static final Map<String, Object> KUBERNETES = Map.of(
            "nodeSelector", Map.of("disktype", "hdd"),
            "tolerations", List.of(Map.of("key", "gpu", "operator", "Exists", "effect", "NoSchedule")),
            "affinity", Map.of("nodeAffinity", Map.of("preferredDuringSchedulingIgnoredDuringExecution", List.of("a"))),
            "limits", Map.of("cpu", "2", "memory", "3Gi"));

    private final Bases bases;

    Mutations(Bases bases) {
        this.bases = bases;
    }

    /** Each of the base's keys. */
    List<Mutation> of(Base base) {
        List<Mutation> mutations = new ArrayList<>();
        bases.sections(base).forEach((key, value) -> {
            if (!FIXED.contains(key)) {
                add(base, key, key, value, mutations);
            }
        });
        return mutations;
    }

    private static void add(Base base, String path, String key, @Nullable Object value, List<Mutation> mutations) {
        boolean whole = KUBERNETES.containsKey(key) || key.equals("route_table") || key.equals("annotations");
        if (value instanceof Map<?, ?> map && !whole) {
            map.forEach((child, below) -> add(base, path + "." + child, String.valueOf(child), below, mutations));
            return;
        }
        if (!base.tries(path)) {
            return;
        }
        Object before = Trees.at(base.document(), path);
        for (Object other : values(key, value)) {
            if (!other.equals(before)) {
                mutations.add(new Mutation(base, path, other));
            }
        }
        if (before != null) {
            mutations.add(new Mutation(base, path, null));
        }
    }

    private static Set<Object> values(String key, @Nullable Object shown) {
        if (CHOICES.containsKey(key)) {
            return new LinkedHashSet<>(CHOICES.getOrDefault(key, List.of()));
        }
        Object other = KUBERNETES.containsKey(key) ? KUBERNETES.get(key) : other(shown);
        return shown == null ? Collections.singleton(other) : new LinkedHashSet<>(List.of(shown, other));
    }

    private static Object other(@Nullable Object shown) {
        return switch (shown) {
            case null -> "something";
            case Boolean on -> !on;
            case Number number -> number.longValue() + 1;
            case String text -> otherText(text);
            default -> shown;
        };
    }

    private static String otherText(String shown) {
        if (shown.matches("\\d+[MG]i?")) {
            return "3" + shown.substring(1);
        }
        return shown.isEmpty() ? "something" : shown + "x";
    }
}
