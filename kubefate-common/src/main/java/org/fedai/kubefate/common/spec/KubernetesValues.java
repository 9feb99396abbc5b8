package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** Finds values that Kubernetes refuses, whatever a chart makes of them: ports, quantities, names of objects, labels. */
final class KubernetesValues {
    private static final Set<String> OBJECT_NAMES =
            Set.of("existingClaim", "ingressClassName", "secretName", "serviceAccountName", "storageClass");
    private static final Set<String> LABELS = Set.of("labels", "nodeSelector", "podLabels");
    private static final Set<String> AMOUNTS = Set.of("limits", "requests");
    private static final Set<String> ACCESS_MODES =
            Set.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");
    /** Charts write {@code storageClassName: ""} for it. */
    private static final String NO_CLASS = "-";

    private final YamlDocument document;
    private final Set<String> skipped;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param skipped keys that are not looked into
     */
    KubernetesValues(YamlDocument document, Set<String> skipped) {
        this.document = document;
        this.skipped = skipped;
    }

    List<Finding> findings() {
        visit(document.value(), List.of());
        return findings;
    }

    private void visit(@Nullable Object value, List<Object> path) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> visitKey(key.toString(), below, path));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(list.get(i), SpecPath.append(path, i));
            }
        }
    }

    private void visitKey(String key, @Nullable Object value, List<Object> path) {
        if (skipped.contains(key) || value == null || value.equals("")) {
            return;
        }
        List<Object> there = SpecPath.append(path, key);
        if (LABELS.contains(key) && value instanceof Map<?, ?> labels) {
            labels.forEach((label, text) -> label(label.toString(), text, SpecPath.append(there, label)));
        } else if (AMOUNTS.contains(key) && value instanceof Map<?, ?> amounts) {
            amounts.forEach((what, amount) -> check(SpecPath.append(there, what), amount, Quantities.wrong(amount)));
        } else if (value instanceof Map || value instanceof List) {
            visit(value, there);
        } else {
            check(there, value, wrong(key, value, path));
        }
    }

    private static Optional<String> wrong(String key, Object value, List<Object> path) {
        if (Ports.isPort(key)) {
            return Ports.wrong(key, value);
        }
        if (key.equals("size")) {
            return Quantities.wrong(value);
        }
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        boolean object = OBJECT_NAMES.contains(key) && !text.equals(NO_CLASS);
        if (object || (key.equals("name") && path.contains("imagePullSecrets"))) {
            return KubernetesNames.objectNameProblem(text);
        }
        if (key.equals("name") && path.contains("hosts")) {
            return KubernetesNames.hostProblem(text);
        }
        return switch (key) {
            case "accessMode" -> oneOf(text, ACCESS_MODES);
            case "pullPolicy" -> oneOf(text, PULL_POLICIES);
            default -> Optional.empty();
        };
    }

    private void label(String label, @Nullable Object value, List<Object> path) {
        check(path, label, KubernetesNames.labelKeyProblem(label));
        if (value instanceof String text) {
            check(path, text, KubernetesNames.labelValueProblem(text));
        } else if (value instanceof Number || value instanceof Boolean) {
            check(
                    path,
                    value,
                    Optional.of("is not text, and Kubernetes takes nothing else in a label; put it in quotes: \""
                            + value + "\""));
        }
    }

    private void check(List<Object> path, @Nullable Object value, Optional<String> wrong) {
        String dotted = SpecPath.dotted(path);
        wrong.ifPresent(why -> findings.add(new Finding(
                document.line(path.toArray()),
                dotted,
                "%s %s %s".formatted(dotted, SpecMask.isSecret(path) ? SpecMask.MASK : value, why))));
    }

    private static Optional<String> oneOf(String text, Set<String> known) {
        if (known.contains(text)) {
            return Optional.empty();
        }
        String suggestion = Nearest.to(text, known)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> "; there are "
                        + String.join(", ", known.stream().sorted().toList()));
        return Optional.of("is not known to Kubernetes" + suggestion);
    }
}
