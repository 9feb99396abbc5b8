package org.fedai.kubefate.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The cases of {@code hostile-objects.yaml}: objects that are sent as new ones, and changes of objects that exist. */
final class HostileObjects {
    /** {@code X64} stands for 64 characters. */
    private static final Pattern LENGTH = Pattern.compile("X([0-9]+)");

    private final ObjectNode cases;

    private HostileObjects(ObjectNode cases) {
        this.cases = cases;
    }

    static HostileObjects read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HostileObjects.class.getResourceAsStream("/conformance/hostile-objects.yaml"))) {
            return new HostileObjects((ObjectNode) YAMLMapper.shared().readTree(in));
        }
    }

    /**
     * One case.
     *
     * @param base the object before anything is set
     * @param values what is set in it, by JSON pointer; null removes
     */
    record Case(String title, ObjectNode base, JsonNode values) {
        ObjectNode object() {
            return with(base);
        }

        /** Another version of the object, such as one with defaults, with the values set. */
        ObjectNode with(ObjectNode object) {
            ObjectNode changed = object.deepCopy();
            values.properties()
                    .forEach(value -> set(changed, JsonPointer.compile(value.getKey()), spelledOut(value.getValue())));
            return changed;
        }
    }

    /** Objects that do not exist yet. */
    Stream<Case> created() {
        Stream<Case> unchanged = Json.each(cases.path("unchanged"))
                .map(base -> new Case("the base " + base.asString(), base(base.asString()), Json.object()));
        return Stream.concat(unchanged, of("new"));
    }

    /** Changes of objects that exist. */
    Stream<Case> changed() {
        return of("changed");
    }

    private Stream<Case> of(String part) {
        return cases.path(part).properties().stream().map(entry -> {
            var only = List.copyOf(entry.getValue().properties()).getFirst();
            return new Case(entry.getKey(), base(only.getKey()), only.getValue());
        });
    }

    private ObjectNode base(String name) {
        if (cases.path("bases").path(name) instanceof ObjectNode base) {
            return base;
        }
        throw new IllegalArgumentException("there is no base " + name);
    }

    private static void set(ObjectNode object, JsonPointer where, JsonNode value) {
        JsonNode parent = object.at(where.head());
        String key = where.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            list.set(where.last().getMatchingIndex(), value);
        } else if (parent.isMissingNode()) {
            set(object, where.head(), Json.object().set(key, value));
        } else if (value.isNull()) {
            ((ObjectNode) parent).remove(key);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
    }

    private static JsonNode spelledOut(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode spelled = Json.object();
            object.properties().forEach(entry -> spelled.set(spelledOut(entry.getKey()), spelledOut(entry.getValue())));
            return spelled;
        }
        return value.isString() ? Json.MAPPER.getNodeFactory().stringNode(spelledOut(value.asString())) : value;
    }

    private static String spelledOut(String text) {
        var length = LENGTH.matcher(text);
        return length.matches() ? "x".repeat(Integer.parseInt(length.group(1))) : text;
    }
}
