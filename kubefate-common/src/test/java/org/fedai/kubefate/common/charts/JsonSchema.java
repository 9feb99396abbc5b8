package org.fedai.kubefate.common.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Describes what a document may hold by one that has all of it. */
final class JsonSchema {
    private static final List<String> SERVICES = List.of("ClusterIP", "NodePort", "LoadBalancer");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "computing", List.of("Eggroll", "Spark", "Spark_local"),
            "federation", List.of("OSX", "Pulsar", "RabbitMQ", "Eggroll"),
            "storage", List.of("Eggroll", "HDFS", "LocalFS"),
            "algorithm", List.of("Basic", "NN", "ALL"),
            "device", List.of("CPU", "IPCL", "GPU"),
            "type", SERVICES,
            "driverHostType", SERVICES,
            "pullPolicy", List.of("IfNotPresent", "Always", "Never"));

    private final Map<String, String> meanings;
    private final boolean closed;

    /**
     * @param meanings descriptions by path
     * @param closed whether keys that the document does not have are mistakes
     */
    JsonSchema(Map<String, String> meanings, boolean closed) {
        this.meanings = meanings;
        this.closed = closed;
    }

    /** The schema of a whole file. */
    Map<String, @Nullable Object> of(String title, Map<String, @Nullable Object> document, List<String> required) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", title);
        schema.putAll(object("", document));
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    /** As it stands in a file. */
    static String text(Map<String, @Nullable Object> schema) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(schema) + "\n";
    }

    private Map<String, Object> property(String path, String key, @Nullable Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (meanings.containsKey(path)) {
            schema.put("description", meanings.get(path));
        }
        List<String> choices = CHOICES.get(key);
        if (choices != null) {
            schema.put("enum", withNull(choices));
        } else if (value instanceof Map<?, ?>) {
            schema.putAll(Trees.isFree(key) ? Map.of("type", List.of("object", "null")) : object(path, value));
        } else if (value instanceof List<?> list) {
            schema.put("type", List.of("array", "null"));
            if (!list.isEmpty()) {
                schema.put("items", item(path, key, list.getFirst()));
            }
        } else {
            scalar(value).ifPresent(type -> schema.put("type", type));
        }
        return schema;
    }

    private Map<String, Object> item(String path, String key, @Nullable Object item) {
        return key.equals("tolerations") ? Map.of("type", "object") : property(path + "[]", "", item);
    }

    private Map<String, Object> object(String path, @Nullable Object value) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Trees.map(value)
                .forEach((key, child) ->
                        properties.put(key, property(path.isEmpty() ? key : path + "." + key, key, child)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("properties", properties);
        if (closed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    /** Numbers may be in quotes, and texts such as tags and passwords may look like numbers. */
    private static Optional<List<String>> scalar(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Boolean ignored -> Optional.of(List.of("boolean", "null"));
            case Number ignored -> Optional.of(List.of("integer", "string", "null"));
            default -> Optional.of(List.of("string", "number", "null"));
        };
    }

    private static List<@Nullable String> withNull(List<String> choices) {
        List<@Nullable String> all = new ArrayList<>(choices);
        all.add(null);
        return all;
    }
}
