package org.fedai.kubefate.sandbox.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and builds JSON trees. Missing values yield empty results, never exceptions. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.shared();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** Converts maps, lists, strings, numbers and trees to a tree. */
    public static ObjectNode object(Map<String, ?> content) {
        return MAPPER.valueToTree(content);
    }

    public static ArrayNode texts(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** The node at a path of keys; a missing node if there is none. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String key : path) {
            found = found.path(key);
        }
        return found;
    }

    /** The string at a path; empty if there is none. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asString("");
    }

    public static int number(JsonNode node, int otherwise, String... path) {
        return at(node, path).asInt(otherwise);
    }

    public static Stream<JsonNode> each(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.of();
    }

    /** An object such as labels as a map of strings. */
    public static Map<String, String> textMap(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        if (object.isObject()) {
            object.properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        }
        return texts;
    }

    /** The object at a path, created if it is missing. */
    public static ObjectNode ensure(ObjectNode node, String... path) {
        ObjectNode found = node;
        for (String key : path) {
            found = found.path(key) instanceof ObjectNode child ? child : found.putObject(key);
        }
        return found;
    }

    /** The array under a key, created if it is missing. */
    public static ArrayNode ensureArray(ObjectNode node, String key) {
        return node.path(key) instanceof ArrayNode array ? array : node.putArray(key);
    }

    /** Sets a value if there is none. */
    public static void setDefault(ObjectNode node, String key, Object value) {
        if (node.path(key).isMissingNode() || node.path(key).isNull()) {
            node.set(key, MAPPER.<JsonNode>valueToTree(value));
        }
    }

    /** A time in the format of Kubernetes: UTC, whole seconds. */
    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
