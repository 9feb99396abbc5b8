package org.fedai.kubefate.sandbox.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of all built-in types. Types that are not described, such as those of CustomResourceDefinitions, accept
 * everything.
 */
public final class Schema {
    private final Map<String, Map<String, FieldType>> types;

    private Schema(Map<String, Map<String, FieldType>> types) {
        this.types = types;
    }

    /** Reads {@code types.txt}: a type per line, with its fields. */
    public static Schema read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Schema.class.getResourceAsStream("types.txt")), StandardCharsets.UTF_8))) {
            Map<String, Map<String, FieldType>> types = new HashMap<>();
            lines.lines().map(line -> line.split(":", 2)).forEach(type -> types.put(type[0], fields(type[1])));
            return new Schema(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, FieldType> fields(String text) {
        return Arrays.stream(text.strip().split(" ", -1))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> FieldType.of(field[1])));
    }

    Map<String, FieldType> fields(FieldType.Declared type) {
        return types.getOrDefault(type.name(), Map.of());
    }

    /**
     * Reads an object as the API server reads JSON: drops nulls and fields that do not exist.
     *
     * @throws StatusException if a value has the wrong type
     */
    public void decode(ResourceType type, ObjectNode object) {
        if (!describes(type)) {
            return;
        }
        List<Fault> faults = new Decoding(this).decode(new FieldType.Declared(type.kind()), object);
        if (!faults.isEmpty()) {
            throw StatusException.badRequest(type.kind() + " in version \"" + type.version()
                    + "\" cannot be handled as a " + type.kind() + ": " + faults.getFirst());
        }
    }

    /**
     * Checks an object that is applied, which is stricter: fields must exist, and quantities must be texts.
     *
     * @throws StatusException if the object does not match its type
     */
    public void checkApplied(ResourceType type, ObjectNode applied) {
        if (!describes(type)) {
            return;
        }
        FieldType.Declared declared = new FieldType.Declared(type.kind());
        List<Fault> faults = new TypedCheck(this).check(declared, applied);
        if (!faults.isEmpty()) {
            throw StatusException.untyped(faults.stream().map(Fault::toString).toList());
        }
        List<Fault> unreadable = new Decoding(this).decode(declared, applied.deepCopy());
        if (!unreadable.isEmpty()) {
            throw StatusException.unconvertible(type, unreadable.getFirst().why());
        }
    }

    private boolean describes(ResourceType type) {
        return types.containsKey(type.kind()) && type.isBuiltIn();
    }
}
