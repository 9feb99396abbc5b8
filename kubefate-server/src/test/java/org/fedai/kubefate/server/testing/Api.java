package org.fedai.kubefate.server.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the REST interface that sees the JSON as it travels. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String base;
    private final @Nullable String token;

    private Api(String base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    public static Api at(int port) {
        return new Api("http://127.0.0.1:" + port, null);
    }

    /** An answer, with its body read. */
    public record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        public String error() {
            return body.path("error").asString("");
        }

        public JsonNode data() {
            return body.path("data");
        }

        public String message() {
            return body.path("msg").asString("");
        }
    }

    public Api login(String username, String password) {
        Reply reply = post("/v1/user/login", Map.of("username", username, "password", password));
        if (reply.status() != 200) {
            throw new AssertionError("login of " + username + " was refused: " + reply.body());
        }
        return withToken(reply.body().path("token").asString());
    }

    public Api withToken(String other) {
        return new Api(base, other);
    }

    public String token() {
        return Objects.requireNonNull(token, "log in first");
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    public Reply post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body))));
    }

    public Reply put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body))));
    }

    public Reply upload(String path, String field, byte[] file) {
        String boundary = "----boundary4711";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"chart.tgz\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofByteArray(tail))));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode(), response);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request.build(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
