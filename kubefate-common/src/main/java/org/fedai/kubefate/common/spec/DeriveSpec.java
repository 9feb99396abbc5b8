package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.exception.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * Derives a cluster.yaml from the values of a release, the reverse of a chart's values-template.yaml. A template cannot be reversed, but it can be
 * tried: where a probe in the cluster.yaml shows up in the values is where the value of that key comes from.
 */
public final class DeriveSpec {
    private static final String MODULES = "modules";
    private static final String PROBE = "kubefate-probe-";

    /** A number that no example has, so that it is found again. */
    private static final int FIRST_NUMBER = 48_150_000;

    /** A key may be read only if another one, which an earlier round has found, has a certain value. */
    private static final int ROUNDS = 3;

    private final Shape example;
    private final Map<String, @Nullable Object> values;
    private final Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> template;
    private final Map<String, @Nullable Object> document = new LinkedHashMap<>();

    private DeriveSpec(
            Shape example,
            Map<String, @Nullable Object> values,
            Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> template) {
        this.example = example;
        this.values = values;
        this.template = template;
    }

    /**
     * What could be derived.
     *
     * @param document the cluster.yaml
     * @param lost paths of the values that the cluster.yaml does not give, or gives otherwise; sorted
     */
    public record Derived(Map<String, @Nullable Object> document, List<String> lost) {}

    /**
     * Derives a cluster.yaml.
     *
     * @param identity name, namespace, chartName and chartVersion
     * @param example the chart's values-template-example.yaml
     * @param values those that the user or the Go service gave to Helm
     * @param template gives the values of a cluster.yaml
     */
    public static Derived derive(
            Map<String, @Nullable Object> identity,
            String example,
            Map<String, @Nullable Object> values,
            Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> template) {
        DeriveSpec spec = new DeriveSpec(ExampleReader.read(example), values, template);
        spec.document.putAll(identity);
        spec.modules();
        for (int round = 0; round < ROUNDS; round++) {
            spec.probe();
        }
        spec.dropDefaults(identity.keySet());
        return new Derived(spec.document, spec.lost());
    }

    /** A module is in the list if the flags that it switches on are on. */
    private void modules() {
        Shape known = example.children().get(MODULES);
        if (known == null) {
            return;
        }
        Map<List<Object>, Object> without = leaves(render(with(List.of(MODULES), List.of())));
        List<Object> included = new ArrayList<>();
        for (String module : known.item().texts()) {
            Set<List<Object>> flags = new LinkedHashSet<>();
            leaves(render(with(List.of(MODULES), List.of(module)))).forEach((path, value) -> {
                if (value.equals(true) && !Objects.equals(without.get(path), true)) {
                    flags.add(path);
                }
            });
            if (!flags.isEmpty() && flags.stream().allMatch(path -> Objects.equals(at(values, path), true))) {
                included.add(module);
            }
        }
        document.put(MODULES, included);
    }

    private void probe() {
        Map<List<Object>, Object> probes = new LinkedHashMap<>();
        probes(List.of(), example, probes);
        Map<Object, List<Object>> keys = new LinkedHashMap<>();
        Map<String, @Nullable Object> probed = copy(document);
        probes.forEach((path, probe) -> {
            if (!isKnown(path) && put(probed, path, probe)) {
                keys.put(probe, path);
            }
        });
        Map<List<Object>, Object> rendered = leaves(render(probed));
        rendered.forEach((path, value) -> {
            List<Object> key = keys.get(value);
            if (key != null) {
                found(key, path);
            }
        });
        booleans();
    }

    private boolean isKnown(List<Object> path) {
        return at(document, path) != null || path.getFirst().equals(MODULES);
    }

    /** Every key of the example with a value that is found again, and one key more in each section, to find those that are passed on as a whole. */
    private void probes(List<Object> path, Shape shape, Map<List<Object>, Object> probes) {
        if (!path.isEmpty() && shape.kinds().contains(Shape.Kind.LIST)) {
            Shape item = shape.item();
            if (item.children().isEmpty()) {
                probes.put(join(path, 0), PROBE + probes.size());
            } else {
                probes(join(path, 0), item, probes);
            }
        } else if (!shape.children().isEmpty()) {
            shape.children().forEach((key, child) -> {
                if (!path.isEmpty() || !SpecValidator.OWN.contains(key)) {
                    probes(join(path, key), child, probes);
                }
            });
            if (!path.isEmpty()) {
                probes.put(join(path, PROBE), PROBE + probes.size());
            }
        } else if (shape.kinds().contains(Shape.Kind.NUMBER) && !shape.kinds().contains(Shape.Kind.TEXT)) {
            probes.put(path, FIRST_NUMBER + probes.size());
        } else if (!shape.kinds().equals(Set.of(Shape.Kind.BOOLEAN))) {
            probes.put(path, PROBE + probes.size());
        }
    }

    /** The value of this key comes to this place. */
    private void found(List<Object> key, List<Object> place) {
        boolean isWhole = key.getLast().equals(PROBE);
        List<Object> target = isWhole ? key.subList(0, key.size() - 1) : key;
        List<Object> source = isWhole ? place.subList(0, place.size() - 1) : place;
        if (isWhole && !place.getLast().equals(PROBE)) {
            return;
        }
        int inTarget = target.indexOf(0);
        int inSource = source.indexOf(0);
        if (inTarget < 0 && inSource < 0) {
            take(target, at(values, source));
        } else if (inTarget >= 0 && inSource >= 0 && at(values, source.subList(0, inSource)) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                take(replaced(target, inTarget, i), at(values, replaced(source, inSource, i)));
            }
        }
    }

    private void take(List<Object> key, @Nullable Object value) {
        if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty()) && at(document, key) == null) {
            put(document, key, Objects.requireNonNull(copyOf(value)));
        }
    }

    /** A switch has no value of its own that could be found: each is turned on and off. */
    private void booleans() {
        List<List<Object>> switches = new ArrayList<>();
        switches(List.of(), example, switches);
        for (List<Object> path : switches) {
            if (isKnown(path)) {
                continue;
            }
            Map<List<Object>, Object> on = leaves(render(with(path, true)));
            Map<List<Object>, Object> off = leaves(render(with(path, false)));
            on.entrySet().stream()
                    .filter(leaf -> leaf.getValue().equals(true)
                            && Objects.equals(off.getOrDefault(leaf.getKey(), false), false))
                    .findFirst()
                    .ifPresent(leaf -> take(path, at(values, leaf.getKey()) instanceof Boolean flag ? flag : null));
        }
    }

    private static void switches(List<Object> path, Shape shape, List<List<Object>> switches) {
        if (shape.kinds().equals(Set.of(Shape.Kind.BOOLEAN))) {
            switches.add(path);
        }
        shape.children().forEach((key, child) -> switches(join(path, key), child, switches));
    }

    /** What the template gives anyway does not need to be said. */
    private void dropDefaults(Set<String> needed) {
        for (String key : List.copyOf(document.keySet())) {
            if (!needed.contains(key) && !key.equals(MODULES)) {
                dropDefaults(document, key);
            }
        }
    }

    private void dropDefaults(Map<String, @Nullable Object> section, String key) {
        int lost = lost().size();
        Map<String, @Nullable Object> before = new LinkedHashMap<>(section);
        section.remove(key);
        if (lost().size() <= lost) {
            return;
        }
        section.clear();
        section.putAll(before);
        if (section.get(key) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> inner = stringKeys(map);
            List.copyOf(inner.keySet()).forEach(below -> dropDefaults(inner, below));
        }
    }

    private List<String> lost() {
        Map<List<Object>, Object> given = leaves(values);
        Map<List<Object>, Object> derived = leaves(render(document));
        return Stream.concat(given.keySet().stream(), derived.keySet().stream())
                .filter(path -> !text(given.get(path)).equals(text(derived.get(path))))
                .map(path -> path.stream().map(Object::toString).collect(Collectors.joining(".")))
                .distinct()
                .sorted()
                .toList();
    }

    /** Helm keeps numbers as JSON, in which {@code 1} and {@code 1.0} are the same. */
    private static String text(@Nullable Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : String.valueOf(value == null ? "" : value);
    }

    /** Nothing if the template refuses it: it may insist on certain values. */
    private Map<String, @Nullable Object> render(Map<String, @Nullable Object> spec) {
        try {
            return template.apply(spec);
        } catch (EngineException e) {
            return Map.of();
        }
    }

    private Map<String, @Nullable Object> with(List<Object> path, Object value) {
        Map<String, @Nullable Object> copy = copy(document);
        put(copy, path, value);
        return copy;
    }

    private static List<Object> join(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    private static List<Object> replaced(List<Object> path, int position, int index) {
        List<Object> other = new ArrayList<>(path);
        other.set(position, index);
        return other;
    }

    /** All that is not a map or a list, by path. */
    private static Map<List<Object>, Object> leaves(Object root) {
        Map<List<Object>, Object> leaves = new LinkedHashMap<>();
        collect(List.of(), root, leaves);
        return leaves;
    }

    private static void collect(List<Object> path, @Nullable Object value, Map<List<Object>, Object> leaves) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, below) -> collect(join(path, key.toString()), below, leaves));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(join(path, i), list.get(i), leaves);
                }
            }
            default -> leaves.put(path, value instanceof Long number ? (Object) Math.toIntExact(number) : value);
        }
    }

    private static @Nullable Object at(@Nullable Object root, List<Object> path) {
        Object found = root;
        for (Object step : path) {
            if (found instanceof Map<?, ?> map && step instanceof String key) {
                found = map.get(key);
            } else if (found instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                found = list.get(index);
            } else {
                return null;
            }
        }
        return found;
    }

    /** @return whether it could be put there: what is on the way is a map, or a list that is long enough */
    private static boolean put(Object root, List<Object> path, Object value) {
        Object container = root;
        for (int i = 0; i < path.size(); i++) {
            boolean isLast = i == path.size() - 1;
            Object next =
                    isLast ? value : path.get(i + 1) instanceof Integer ? new ArrayList<>() : new LinkedHashMap<>();
            if (container instanceof Map<?, ?> map && path.get(i) instanceof String key) {
                Map<String, @Nullable Object> target = stringKeys(map);
                if (isLast || target.get(key) == null) {
                    target.put(key, next);
                }
                container = target.get(key);
            } else if (container instanceof List<?> list
                    && path.get(i) instanceof Integer index
                    && index <= list.size()) {
                List<@Nullable Object> target = items(list);
                if (index == target.size()) {
                    target.add(next);
                } else if (isLast) {
                    target.set(index, next);
                }
                container = target.get(index);
            } else {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // Documents have string keys.
    private static Map<String, @Nullable Object> stringKeys(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    @SuppressWarnings("unchecked") // Elements of documents may be anything.
    private static List<@Nullable Object> items(List<?> list) {
        return (List<@Nullable Object>) list;
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, copyOf(value)));
        return copy;
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, below) -> copy.put(key.toString(), copyOf(below)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(below -> copy.add(copyOf(below)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }
}
