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
 * Values for a chart, merged into its default values. They are collected as in Helm: each call returns new values in which the added ones take
 * precedence; maps are merged and everything else is replaced.
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

    /** {@return no values: the defaults of the chart apply} */
    public static Values none() {
        return NONE;
    }

    /**
     * Values as a map.
     *
     * @param values null, Boolean, Number, String, List or Map with string keys, nested as needed; numbers are treated as in a values
     *     file, where Helm reads all of them as floating-point numbers
     * @return the values, independent of later changes of the map
     */
    public static Values of(Map<String, ? extends @Nullable Object> values) {
        return NONE.with(values);
    }

    /**
     * {@return new values with a map merged into these}
     *
     * @param values the values, as for {@link #of}
     */
    public Values with(Map<String, ? extends @Nullable Object> values) {
        return changed(copy -> Documents.lay(Documents.fromYamlMap(values), copy));
    }

    /**
     * Adds a values file, like {@code --values}.
     *
     * @param file a YAML file in UTF-8
     * @return new values; these are not modified
     * @throws ValuesException if the file does not exist or is not a map
     * @throws YamlException with file and line if it is not YAML
     */
    public Values file(Path file) {
        return yaml(text(file), file.toString());
    }

    /**
     * Adds the text of a values file. Several documents are merged in order.
     *
     * @param text YAML; empty documents are ignored
     * @param source the name of the text in errors
     * @return new values; these are not modified
     * @throws ValuesException if it is not a map
     * @throws YamlException with source and line if it is not YAML
     */
    public Values yaml(String text, String source) {
        Values values = this;
        for (String document : Yaml.documents(text)) {
            Object read = Yaml.read(document, source);
            if (read instanceof Map<?, ?> map) {
                values = values.changed(copy -> Documents.lay(Documents.fromYamlMap(map), copy));
            } else if (read != null) {
                throw new ValuesException(source + " is not a map of values, such as \"replicas: 3\"");
            }
        }
        return values;
    }

    /**
     * Adds assignments, like {@code --set}: {@code a.b=1,c[0]=x,d={y,z}}.
     *
     * @param assignments comma-separated paths and values; true, false, null and whole numbers are not text
     * @return new values; these are not modified
     * @throws ValuesException if it is not an assignment
     */
    public Values set(String assignments) {
        return assigned("--set", assignments, copy -> Assignments.put(assignments, AssignedValue::typed, copy));
    }

    /**
     * Like {@link #set}, but every value is text, like {@code --set-string}.
     *
     * @param assignments comma-separated paths and texts
     * @return new values; these are not modified
     * @throws ValuesException if it is not an assignment
     */
    public Values setString(String assignments) {
        return assigned("--set-string", assignments, copy -> Assignments.put(assignments, value -> value, copy));
    }

    /**
     * Like {@link #set}, but every value is the content of the named file, like {@code --set-file}.
     *
     * @param assignments comma-separated paths and names of files
     * @param folder against which relative file names are resolved
     * @return new values; these are not modified
     * @throws ValuesException if it is not an assignment, or the file does not exist
     */
    public Values setFile(String assignments, Path folder) {
        return assigned(
                "--set-file",
                assignments,
                copy -> Assignments.put(assignments, value -> text(folder.resolve(value)), copy));
    }

    /**
     * Adds JSON, like {@code --set-json}: {@code a={"b":1},c=[2]}, or one object.
     *
     * @param assignments comma-separated paths and JSON, or an object
     * @return new values; these are not modified
     * @throws ValuesException if it is neither
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
     * Adds a text, which is everything after the equals sign, like {@code --set-literal}.
     *
     * @param assignment a path and a text, in which commas and backslashes have no special meaning
     * @return new values; these are not modified
     * @throws ValuesException if it is not an assignment
     */
    public Values setLiteral(String assignment) {
        return assigned("--set-literal", assignment, copy -> Assignments.putLiteral(assignment, copy));
    }

    /** {@return the values by key, unmodifiable} */
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
            throw new ValuesException("not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (NoSuchFileException e) {
            throw new ValuesException(file + " does not exist", e);
        } catch (IOException e) {
            throw new ValuesException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
