package org.fedai.kubefate.chart.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.fedai.kubefate.chart.exception.ValuesException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.assign.AssignedValue;
import org.fedai.kubefate.chart.internal.assign.Assignments;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values for a chart, laid over its defaults. They are collected as Helm collects them: each call gives values in which what it adds lies over
 * what was there, maps merged and everything else replaced.
 *
 * <pre>{@code
 * Values.none().file(Path.of("values.yaml")).set("image.tag=v2,replicas=3");
 * }</pre>
 *
 * Immutable.
 */
public final class Values {
    private static final Values NONE = new Values(Map.of());

    private final Map<String, @Nullable Object> map;

    private Values(Map<String, @Nullable Object> map) {
        this.map = map;
    }

    /** {@return no values: the defaults of the chart hold} */
    public static Values none() {
        return NONE;
    }

    /**
     * Values as a map.
     *
     * @param values null, Boolean, Number, String, List or Map with string keys, nested as needed; numbers are what they are in a values
     *     file, where Helm reads all of them as floating-point numbers
     * @return values that later changes of the map do not reach
     */
    public static Values of(Map<String, ? extends @Nullable Object> values) {
        return NONE.with(values);
    }

    /**
     * {@return these with a map over them}
     *
     * @param values as {@link #of} takes them
     */
    public Values with(Map<String, ? extends @Nullable Object> values) {
        return changed(copy -> Documents.lay(Documents.fromYamlMap(values), copy));
    }

    /**
     * These with a values file over them, as {@code --values} lays it.
     *
     * @param file a YAML file in UTF-8
     * @return new values; these stay as they are
     * @throws ValuesException when there is no such file, or it does not hold a map
     * @throws YamlException with file and line when it is not YAML
     */
    public Values file(Path file) {
        return yaml(text(file), file.toString());
    }

    /**
     * These with the text of a values file over them. Of several documents each lies over those before it.
     *
     * @param text YAML; documents that are empty change nothing
     * @param source what the text is called in errors
     * @return new values; these stay as they are
     * @throws ValuesException when it does not hold a map
     * @throws YamlException with source and line when it is not YAML
     */
    public Values yaml(String text, String source) {
        Values values = this;
        for (String document : Yaml.documents(text)) {
            Object read = Yaml.read(document, source);
            if (read instanceof Map<?, ?> map) {
                values = values.changed(copy -> Documents.lay(Documents.fromYamlMap(map), copy));
            } else if (read != null) {
                throw new ValuesException(source + " does not hold a map of values, such as \"replicas: 3\"");
            }
        }
        return values;
    }

    /**
     * These with assignments over them, as {@code --set} takes them: {@code a.b=1,c[0]=x,d={y,z}}.
     *
     * @param assignments paths and values with commas between them; true, false, null and whole numbers are not text
     * @return new values; these stay as they are
     * @throws ValuesException when it is not an assignment
     */
    public Values set(String assignments) {
        return assigned("--set", assignments, copy -> Assignments.put(assignments, AssignedValue::typed, copy));
    }

    /**
     * {@link #set} in which every value is text, as {@code --set-string} takes it.
     *
     * @param assignments paths and texts with commas between them
     * @return new values; these stay as they are
     * @throws ValuesException when it is not an assignment
     */
    public Values setString(String assignments) {
        return assigned("--set-string", assignments, copy -> Assignments.put(assignments, value -> value, copy));
    }

    /**
     * {@link #set} in which every value names a file whose text is meant, as {@code --set-file} takes it.
     *
     * @param assignments paths and names of files with commas between them
     * @param folder from which the files are named
     * @return new values; these stay as they are
     * @throws ValuesException when it is not an assignment, or there is no such file
     */
    public Values setFile(String assignments, Path folder) {
        return assigned(
                "--set-file",
                assignments,
                copy -> Assignments.put(assignments, value -> text(folder.resolve(value)), copy));
    }

    /**
     * These with JSON over them, as {@code --set-json} takes it: {@code a={"b":1},c=[2]}, or one object.
     *
     * @param assignments paths and JSON with commas between them, or an object
     * @return new values; these stay as they are
     * @throws ValuesException when it is neither
     */
    public Values setJson(String assignments) {
        return assigned("--set-json", assignments, copy -> {
            if (assignments.strip().startsWith("{")) {
                Documents.lay(Documents.fromYamlMap(json(assignments)), copy);
            } else {
                Assignments.putJson(assignments, copy);
            }
        });
    }

    /**
     * These with one text over them, which is all that follows the equals sign, as {@code --set-literal} takes it.
     *
     * @param assignment a path and a text, in which commas and backslashes stand for themselves
     * @return new values; these stay as they are
     * @throws ValuesException when it is not an assignment
     */
    public Values setLiteral(String assignment) {
        return assigned("--set-literal", assignment, copy -> Assignments.putLiteral(assignment, copy));
    }

    /** {@return the values by key, in a map that cannot be changed} */
    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(map);
    }

    private Values changed(Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> copy = Documents.fromYamlMap(map);
        change.accept(copy);
        return new Values(Documents.fromYamlMap(copy));
    }

    private Values assigned(String option, String text, Consumer<Map<String, @Nullable Object>> change) {
        try {
            return changed(change);
        } catch (ValuesException e) {
            throw new ValuesException("failed parsing " + option + " data \"" + text + "\": " + e.getMessage(), e);
        }
    }

    private static Map<?, ?> json(String text) {
        try {
            return JsonMapper.builder().build().readValue(text, Map.class);
        } catch (JacksonException e) {
            throw new ValuesException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (NoSuchFileException e) {
            throw new ValuesException(file + " cannot be read: there is no such file", e);
        } catch (IOException e) {
            throw new ValuesException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
