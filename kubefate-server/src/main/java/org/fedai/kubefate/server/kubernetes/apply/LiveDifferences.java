package org.fedai.kubefate.server.kubernetes.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds the fields of a live object that somebody has changed or removed since this service applied it. Only fields that
 * the manifest sets are compared. A field that this service still owns was not changed by anybody: if it differs, the
 * API server writes the value in another way.
 */
public final class LiveDifferences {
    private static final int MAX_TEXT = 200;

    /** Who scales a workload for a HorizontalPodAutoscaler. */
    private static final String AUTOSCALER = "kube-controller-manager";

    private static final Set<String> WITH_QUANTITIES =
            Set.of("resources", "limits", "requests", "capacity", "hard", "sizeLimit", "divisor", "storage");

    /** What identifies the items of lists, for objects whose {@code managedFields} do not tell. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "containers", List.of("name"),
            "initContainers", List.of("name"),
            "volumes", List.of("name"),
            "env", List.of("name"),
            "imagePullSecrets", List.of("name"),
            "volumeMounts", List.of("mountPath"));

    private final ManagedFieldSets owners;
    private final List<FieldChange> found = new ArrayList<>();

    private LiveDifferences(JsonNode live) {
        this.owners = new ManagedFieldSets(live);
    }

    /**
     * Compares a live object with what was applied.
     *
     * @param applied the object of the manifest
     * @param live the whole object with its {@code managedFields}
     */
    public static List<FieldChange> between(ManifestObject applied, ObjectKey key, JsonNode live) {
        Map<String, @Nullable Object> wanted = ApplyConfiguration.forApply(applied.content(), key);
        LiveDifferences differences = new LiveDifferences(live);
        wanted.forEach((field, value) -> {
            if (!Set.of("apiVersion", "kind", "metadata", "status", "stringData")
                    .contains(field)) {
                differences.compare(FieldPath.ROOT.field(field), value, live.path(field));
            }
        });
        FieldPath metadata = FieldPath.ROOT.field("metadata");
        if (wanted.get("metadata") instanceof Map<?, ?> given) {
            for (String field : List.of("labels", "annotations")) {
                differences.compare(
                        metadata.field(field),
                        given.get(field),
                        live.path("metadata").path(field));
            }
        }
        if (wanted.get("stringData") instanceof Map<?, ?> texts) {
            differences.compare(FieldPath.ROOT.field("data"), encoded(texts), live.path("data"));
        }
        return List.copyOf(differences.found);
    }

    /** The API server stores the texts of a Secret with its other data. */
    private static Map<String, String> encoded(Map<?, ?> texts) {
        Map<String, String> data = new LinkedHashMap<>();
        texts.forEach((key, text) -> data.put(
                String.valueOf(key),
                Base64.getEncoder().encodeToString(String.valueOf(text).getBytes(UTF_8))));
        return data;
    }

    private void compare(FieldPath path, @Nullable Object wanted, JsonNode live) {
        switch (wanted) {
            case null -> {}
            case Map<?, ?> map -> {
                if (map.isEmpty() || live.isObject()) {
                    map.forEach((key, value) ->
                            compare(path.field(String.valueOf(key)), value, live.path(String.valueOf(key))));
                } else {
                    report(path, map, live);
                }
            }
            case List<?> list -> compareList(path, list, live);
            default -> {
                if (!isSame(path, wanted, live)) {
                    report(path, wanted, live);
                }
            }
        }
    }

    private void compareList(FieldPath path, List<?> wanted, JsonNode live) {
        if (wanted.isEmpty()) {
            return;
        }
        if (!live.isArray()) {
            report(path, wanted, live);
            return;
        }
        List<String> keys = keys(path, wanted);
        if (!keys.isEmpty()) {
            for (Object item : wanted) {
                Map<String, String> identity = identity(keys, (Map<?, ?>) item);
                Optional<JsonNode> same = live.valueStream()
                        .filter(other -> identity.entrySet().stream()
                                .allMatch(key ->
                                        other.path(key.getKey()).asString("").equals(key.getValue())))
                        .findFirst();
                compare(path.then(new FieldPath.Item(identity)), item, same.orElse(MissingNode.getInstance()));
            }
        } else if (owners.isSet(path)) {
            for (Object member : wanted) {
                String text = String.valueOf(member);
                if (live.valueStream().noneMatch(other -> other.asString("").equals(text))) {
                    report(path.then(new FieldPath.Member(text)), text, MissingNode.getInstance());
                }
            }
        } else if (!contains(path, wanted, live)) {
            report(path, wanted, live);
        }
    }

    /** The fields that identify the items; empty if the list is compared as a whole. */
    private List<String> keys(FieldPath path, List<?> items) {
        List<String> known = owners.keysOf(path);
        List<String> keys = known.isEmpty() && path.steps().getLast() instanceof FieldPath.Field field
                ? KEYS.getOrDefault(field.name(), List.of())
                : known;
        boolean identified = items.stream()
                .allMatch(item -> item instanceof Map<?, ?> map && keys.stream().allMatch(map::containsKey));
        return identified ? keys : List.of();
    }

    private static Map<String, String> identity(List<String> keys, Map<?, ?> item) {
        Map<String, String> identity = new LinkedHashMap<>();
        keys.forEach(key -> identity.put(key, String.valueOf(item.get(key))));
        return identity;
    }

    /** Whether everything that is wanted is there; the API server adds defaults. */
    private static boolean contains(FieldPath path, @Nullable Object wanted, JsonNode live) {
        if (wanted instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .allMatch(entry -> contains(
                            path.field(String.valueOf(entry.getKey())),
                            entry.getValue(),
                            live.path(String.valueOf(entry.getKey()))));
        }
        if (wanted instanceof List<?> list) {
            if (list.size() != live.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!contains(path, list.get(i), live.path(i))) {
                    return false;
                }
            }
            return true;
        }
        return wanted == null || isSame(path, wanted, live);
    }

    private static boolean isSame(FieldPath path, Object wanted, JsonNode live) {
        if (live.isMissingNode() || live.isNull()) {
            return wanted.equals("") || wanted.equals(false) || isZero(wanted);
        }
        if (live.isContainer()) {
            return false;
        }
        String text = String.valueOf(wanted);
        String other = live.asString("");
        return text.equals(other)
                || (wanted instanceof Number && live.isNumber() && isEqual(text, other))
                || (path.passes(WITH_QUANTITIES) && isSameQuantity(text, other));
    }

    private static boolean isZero(Object wanted) {
        return wanted instanceof Number && isEqual(wanted.toString(), "0");
    }

    private static boolean isEqual(String number, String other) {
        return new BigDecimal(number).compareTo(new BigDecimal(other)) == 0;
    }

    private static boolean isSameQuantity(String text, String other) {
        try {
            return Quantity.parse(text).equals(Quantity.parse(other));
        } catch (IllegalArgumentException notQuantities) {
            return false;
        }
    }

    private void report(FieldPath path, Object wanted, JsonNode live) {
        if (owners.isAppliedBy(KubernetesObjects.FIELD_MANAGER, path)) {
            return;
        }
        String manager = owners.managerOf(path);
        if (path.isField("spec", "replicas") && manager.equals(AUTOSCALER)) {
            return;
        }
        found.add(change(path, text(wanted), text(live), manager));
    }

    /** Of long texts, such as files in ConfigMaps, the first line that differs. */
    private static FieldChange change(FieldPath path, String wanted, String live, String manager) {
        if (live.isEmpty() || (wanted.indexOf('\n') < 0 && live.indexOf('\n') < 0)) {
            return new FieldChange(path.toString(), cut(wanted), cut(live), manager);
        }
        List<String> lines = wanted.lines().toList();
        List<String> others = live.lines().toList();
        int line = 0;
        while (line < lines.size() && line < others.size() && lines.get(line).equals(others.get(line))) {
            line++;
        }
        return new FieldChange(path.toString(), line(lines, line), line(others, line), manager);
    }

    private static String line(List<String> lines, int index) {
        return "line " + (index + 1) + ": "
                + (index < lines.size() ? cut(lines.get(index).strip()) : "(none)");
    }

    private static String text(Object value) {
        String text = value instanceof Map<?, ?> || value instanceof List<?>
                ? JsonMapper.shared().writeValueAsString(value)
                : String.valueOf(value);
        return text;
    }

    private static String text(JsonNode live) {
        return live.isMissingNode() || live.isNull() ? "" : live.isContainer() ? live.toString() : live.asString("");
    }

    private static String cut(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text;
    }
}
