package org.fedai.kubefate.server.kubernetes.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The path of a field in an object, as {@code managedFields} has it. */
record FieldPath(List<Step> steps) {
    static final FieldPath ROOT = new FieldPath(List.of());

    sealed interface Step {}

    record Field(String name) implements Step {}

    /** An item of a list, by the fields that identify it. */
    record Item(Map<String, String> keys) implements Step {}

    /** A member of a set. */
    record Member(String value) implements Step {}

    FieldPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    FieldPath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    FieldPath field(String name) {
        return then(new Field(name));
    }

    boolean isField(String... names) {
        return steps.equals(List.of(names).stream().map(Field::new).toList());
    }

    /** Whether one of the fields on the path has a name. */
    boolean passes(Collection<String> names) {
        return steps.stream().anyMatch(step -> step instanceof Field field && names.contains(field.name()));
    }

    /** For people: {@code spec.ports[port=80].targetPort}, {@code data["my.conf"]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Field field -> {
                    if (field.name().matches("[\\w-]+")) {
                        text.append(text.isEmpty() ? "" : ".").append(field.name());
                    } else {
                        text.append("[\"").append(field.name()).append("\"]");
                    }
                }
                case Item item ->
                    text.append('[')
                            .append(
                                    item.keys().size() == 1 && item.keys().containsKey("name")
                                            ? item.keys().get("name")
                                            : item.keys().entrySet().stream()
                                                    .map(Object::toString)
                                                    .sorted()
                                                    .collect(Collectors.joining(",")))
                            .append(']');
                case Member member -> text.append('[').append(member.value()).append(']');
            }
        }
        return text.toString();
    }
}
