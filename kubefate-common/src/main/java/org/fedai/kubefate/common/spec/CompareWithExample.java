package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.fedai.kubefate.common.spec.Shape.Kind;
import org.jspecify.annotations.Nullable;

/** Finds differences between a cluster.yaml and the example of the chart: unknown keys and values of the wrong kind. */
final class CompareWithExample {
    /** Any key is allowed below these: they are passed to Kubernetes unchanged. */
    private static final Set<String> FREE = Set.of(
            "affinity", "annotations", "labels", "limits", "nodeSelector", "podAnnotations", "podLabels", "requests");

    private final YamlDocument document;
    private final Shape example;
    private final TemplateKeys template;
    private final Set<String> skipped;
    private final String chart;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param template what the chart reads, for keys that are missing in its example
     * @param skipped keys that are not looked into
     */
    CompareWithExample(YamlDocument document, Shape example, TemplateKeys template, Set<String> skipped, String chart) {
        this.document = document;
        this.example = example;
        this.template = template;
        this.skipped = skipped;
        this.chart = chart;
    }

    List<Finding> findings() {
        compare(document.value(), example, List.of());
        return findings;
    }

    private void compare(@Nullable Object value, Shape shape, List<Object> path) {
        Kind kind = Kind.of(value);
        if (kind == null) {
            return;
        }
        if (isLargeNumberAsText(value, shape)) {
            return;
        }
        if (!shape.accepts(kind)) {
            add(path, "%s is %s; the chart expects %s".formatted(SpecPath.dotted(path), kind, words(shape.kinds())));
        } else if (value instanceof Map<?, ?> map && !shape.children().isEmpty()) {
            map.forEach((key, below) -> compareKey(key.toString(), below, shape, path));
        } else if (value instanceof List<?> list && shape.kinds().contains(Kind.LIST)) {
            for (int i = 0; i < list.size(); i++) {
                compare(list.get(i), shape.item(), SpecPath.append(path, i));
            }
        }
    }

    /** Charts print such a number as 1e+07 unless it is in quotes, so the quotes are no mistake. */
    private static boolean isLargeNumberAsText(@Nullable Object value, Shape shape) {
        return value instanceof String text && shape.kinds().contains(Kind.NUMBER) && text.matches("\\d{7,}");
    }

    private void compareKey(String key, @Nullable Object below, Shape shape, List<Object> path) {
        if (skipped.contains(key)) {
            return;
        }
        List<Object> there = SpecPath.append(path, key);
        Shape known = shape.children().get(key);
        if (known != null) {
            if (!FREE.contains(key)) {
                compare(below, known, there);
            }
        } else if (isNumber(key) && shape.children().keySet().stream().allMatch(CompareWithExample::isNumber)) {
            // Such keys are party ids, and each party's entry looks like the example's.
            compare(below, shape.children().values().iterator().next(), there);
        } else if (!template.reads(there)) {
            String suggestion = suggestion(key, shape, path);
            add(there, "%s is not a key of chart %s%s".formatted(SpecPath.dotted(there), chart, suggestion));
        }
    }

    private String suggestion(String key, Shape shape, List<Object> path) {
        return Nearest.to(key, shape.children().keySet())
                .or(() -> above(key, path))
                .or(() -> below(key, shape, path.isEmpty() ? "" : SpecPath.dotted(path) + "."))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** A key with this name at an outer level, for keys that are indented too far: wrong indentation is the most common mistake. */
    private Optional<String> above(String key, List<Object> path) {
        Shape shape = example;
        Optional<String> found = Optional.empty();
        for (int depth = 0; depth < path.size(); depth++) {
            if (shape.children().containsKey(key)) {
                found = Optional.of(SpecPath.dotted(SpecPath.append(path.subList(0, depth), key)));
            }
            Object step = path.get(depth);
            shape = step instanceof Integer
                    ? shape.item()
                    : shape.children().getOrDefault(step.toString(), new Shape());
        }
        return found;
    }

    /** The same at an inner level, for keys that are not indented far enough. */
    private static Optional<String> below(String key, Shape shape, String prefix) {
        if (shape.children().containsKey(key)) {
            return Optional.of(prefix + key);
        }
        return shape.children().entrySet().stream()
                .map(entry -> below(key, entry.getValue(), prefix + entry.getKey() + "."))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void add(List<Object> path, String message) {
        findings.add(new Finding(document.line(path.toArray()), SpecPath.dotted(path), message));
    }

    private static boolean isNumber(String key) {
        return key.matches("\\d+");
    }

    private static String words(Set<Kind> kinds) {
        return kinds.stream().map(Kind::toString).collect(Collectors.joining(" or "));
    }
}
