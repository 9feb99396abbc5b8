package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An HTTP request and its response. */
final class ApiCall {
    private static final YAMLMapper YAML = YAMLMapper.shared();

    private final HttpExchange exchange;
    private final Map<String, String> query;

    ApiCall(HttpExchange exchange) {
        this.exchange = exchange;
        this.query = parse(exchange.request().query());
    }

    String method() {
        return exchange.request().method();
    }

    /** The parts of the path, decoded. */
    List<String> path() {
        return Arrays.stream(exchange.request().path().split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** A query parameter; empty if it is not given. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = query(name);
        return value.equals("true") || value.equals("1");
    }

    /** A header; empty if it is not given. */
    String header(String name) {
        return exchange.request().header(name);
    }

    /** The media type of the body, without parameters. */
    String contentType() {
        return header("Content-Type").split(";", -1)[0].strip();
    }

    /** Path and query after the first {@code marker} that follows {@code start}, as they were sent. */
    String after(String start, String marker) {
        String target = exchange.request().target();
        return target.substring(target.indexOf(marker, target.indexOf(start)) + marker.length());
    }

    Map<String, String> headers() {
        return exchange.request().headers();
    }

    boolean wantsWebSocket() {
        return header("Upgrade").equalsIgnoreCase("websocket");
    }

    boolean wantsTable() {
        return header("Accept").contains("as=Table");
    }

    /** The field manager: the {@code fieldManager} parameter, or else the client's program name. */
    String manager() {
        String manager = query("fieldManager");
        return manager.isEmpty() ? header("User-Agent").split("/", -1)[0] : manager;
    }

    byte[] body() {
        byte[] body = exchange.request().body();
        if (body.length > HttpRequest.MAX_BODY_BYTES) {
            throw StatusException.badRequest("the body is larger than " + HttpRequest.MAX_BODY_BYTES + " bytes");
        }
        return body;
    }

    /** The body as an object, from JSON or YAML; an empty object if there is no body. */
    ObjectNode object() {
        byte[] body = body();
        if (body.length == 0) {
            return Json.object();
        }
        if (contentType().contains("protobuf")) {
            throw StatusException.unsupportedMediaType("application/json, application/yaml");
        }
        boolean yaml = contentType().contains("yaml") && body[0] != '{';
        try {
            JsonNode tree = yaml ? YAML.readTree(body) : Json.MAPPER.readTree(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw StatusException.badRequest(
                    "the body is not valid " + (yaml ? "YAML" : "JSON") + ": " + e.getOriginalMessage());
        }
        throw StatusException.badRequest("the body is not an object");
    }

    void answer(int status, JsonNode body) throws IOException {
        answer(status, "application/json", Json.MAPPER.writeValueAsBytes(body));
    }

    void answer(int status, String contentType, byte[] body) throws IOException {
        exchange.answer(status, contentType, body);
    }

    /** @param headers further headers of the response */
    void answer(int status, String contentType, Map<String, String> headers, byte[] body) throws IOException {
        exchange.answer(status, contentType, headers, body);
    }

    /**
     * Starts a response of unknown length. The calling thread is interrupted if the client closes the connection before
     * its end.
     */
    OutputStream stream(String contentType) throws IOException {
        return exchange.stream(contentType);
    }

    private static Map<String, String> parse(String raw) {
        Map<String, String> query = new HashMap<>();
        if (!raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                int sign = pair.indexOf('=');
                String name = sign < 0 ? pair : pair.substring(0, sign);
                String value = sign < 0 ? "" : pair.substring(sign + 1);
                query.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
