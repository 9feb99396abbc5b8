package org.fedai.kubefate.chart.manifest;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code helm.sh/hook} annotations of an object. A hook is not part of the release, but is created at certain points of its lifecycle.
 *
 * @param events the events at which it runs; at least one
 * @param weight hooks of one event run from the lowest to the highest
 * @param deletion when the object is deleted; an empty set means before the hook is created again
 */
public record Hook(Set<Event> events, int weight, Set<Deletion> deletion) {
    private static final String ANNOTATION = "helm.sh/hook";

    /** When a hook runs. */
    public enum Event {
        /** After the templates are rendered and before any object of the release is created. */
        PRE_INSTALL,
        /** After all objects of the release are created. */
        POST_INSTALL,
        /** Before any object of the release is deleted. */
        PRE_DELETE,
        /** After all objects of the release are deleted. */
        POST_DELETE,
        /** After the templates are rendered and before any object of the release is changed. */
        PRE_UPGRADE,
        /** After all objects of the release are changed. */
        POST_UPGRADE,
        /** Before a rollback changes any object of the release. */
        PRE_ROLLBACK,
        /** After a rollback has changed all objects of the release. */
        POST_ROLLBACK,
        /** On request only: {@code helm test}. Annotations may call it {@code test-success} as well. */
        TEST;

        private static Optional<Event> of(String name) {
            String event = name.equals("test-success") ? "test" : name;
            return Stream.of(values())
                    .filter(value -> value.annotation().equals(event))
                    .findFirst();
        }

        /** {@return the value of the annotation: {@code pre-install}} */
        public String annotation() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** When the object of a hook is deleted. */
    public enum Deletion {
        /** After the hook has succeeded. */
        HOOK_SUCCEEDED,
        /** After the hook has failed. */
        HOOK_FAILED,
        /** Before the hook is created again. */
        BEFORE_HOOK_CREATION
    }

    /** Whether an object with these annotations is a hook, even one with an unknown event, and therefore not part of the release. */
    static boolean isClaimedBy(Map<String, ?> annotations) {
        return annotations.containsKey(ANNOTATION);
    }

    /** The hook that the annotations define; empty if there is none, or its event is unknown. */
    static Optional<Hook> of(Map<String, ?> annotations) {
        if (!isClaimedBy(annotations)) {
            return Optional.empty();
        }
        EnumSet<Event> events = EnumSet.noneOf(Event.class);
        for (String name : words(annotations.get(ANNOTATION))) {
            Optional<Event> event = Event.of(name);
            if (event.isEmpty()) {
                return Optional.empty();
            }
            events.add(event.get());
        }
        return Optional.of(new Hook(
                events,
                weight(annotations.get("helm.sh/hook-weight")),
                deletion(annotations.get("helm.sh/hook-delete-policy"))));
    }

    private static int weight(@Nullable Object value) {
        try {
            return value == null ? 0 : Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Set<Deletion> deletion(@Nullable Object value) {
        EnumSet<Deletion> deletion = EnumSet.noneOf(Deletion.class);
        List<String> words = value == null ? List.of() : words(value);
        Stream.of(Deletion.values())
                .filter(policy ->
                        words.contains(policy.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .forEach(deletion::add);
        return deletion;
    }

    private static List<String> words(@Nullable Object value) {
        return Stream.of(String.valueOf(value).split(",", -1))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
