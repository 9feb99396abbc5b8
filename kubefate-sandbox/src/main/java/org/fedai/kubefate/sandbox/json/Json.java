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

/** Short ways through trees of JSON. Nothing here fails on what is not there. */
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

    /** A tree out of maps, lists, texts, numbers and trees. */
    public static ObjectNode object(Map<String, ?> content) {
        return MAPPER.valueToTree(content);
    }

    public static ArrayNode texts(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** The node at the end of a path of keys; missing when the path breaks off. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String key : path) {
            found = found.path(key);
        }
        return found;
    }

    /** The text at the end of a path; empty when there is none. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asString("");
    }

    public static int number(JsonNode node, int otherwise, String... path) {
        return at(node, path).asInt(otherwise);
    }

    public static Stream<JsonNode> each(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.of();
    }

    /** The texts of an object such as labels, by key. */
    public static Map<String, String> textMap(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        if (object.isObject()) {
            object.properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        }
        return texts;
    }

    /** The object at the end of a path, made where it is missing. */
    public static ObjectNode ensure(ObjectNode node, String... path) {
        ObjectNode found = node;
        for (String key : path) {
            found = found.path(key) instanceof ObjectNode child ? child : found.putObject(key);
        }
        return found;
    }

    /** The array under a key, made when it is missing. */
    public static ArrayNode ensureArray(ObjectNode node, String key) {
        return node.path(key) instanceof ArrayNode array ? array : node.putArray(key);
    }

    /** Sets a value unless there is one. */
    public static void preset(ObjectNode node, String key, Object value) {
        if (node.path(key).isMissingNode() || node.path(key).isNull()) {
            node.set(key, MAPPER.<JsonNode>valueToTree(value));
        }
    }

    /** A time as Kubernetes writes it: UTC, whole seconds. */
    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
