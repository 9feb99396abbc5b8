package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.Http.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends authenticated requests and converts responses to records. */
final class Rest {
    private final Http http;
    private final Credentials credentials;

    Rest(Http http, Credentials credentials) {
        this.http = http;
        this.credentials = credentials;
    }

    /** A request to a path below {@code /v1}. */
    Request.Builder to(String path) {
        return to(path, Map.of());
    }

    Request.Builder to(String path, Map<String, String> query) {
        return new Request.Builder().url(http.url(path, query));
    }

    /** A request for one object. */
    Request.Builder toItem(String kind, String uuid) {
        return new Request.Builder().url(item(kind, uuid).build());
    }

    HttpUrl.Builder item(String kind, String uuid) {
        return http.url(kind, Map.of()).newBuilder().addPathSegment(uuid);
    }

    /** The list in the response; empty if the service sends null. */
    <T> List<T> list(Class<T> type, Request.Builder request) {
        return list(type, send(request));
    }

    /** The list in the body of a response. */
    <T> List<T> list(Class<T> type, JsonNode body) {
        JsonNode data = body.path("data");
        return data.isArray() ? data.valueStream().map(node -> read(type, node)).toList() : List.of();
    }

    <T> T one(Class<T> type, Request.Builder request) {
        return read(type, send(request).path("data"));
    }

    <T> T one(Class<T> type, Request.Builder request, Duration readTimeout) {
        return read(type, send(request, readTimeout).path("data"));
    }

    /** The complete body of the response. */
    JsonNode send(Request.Builder request) {
        return send(request, Http.READ);
    }

    JsonNode send(Request.Builder request, Duration readTimeout) {
        return accept(authorized(request, readTimeout));
    }

    /**
     * The token may have been revoked, or the signing key of the service may have changed: logs in and retries once.
     */
    private Reply authorized(Request.Builder request, Duration readTimeout) {
        Reply answer = http.send(withToken(request, credentials.token()), readTimeout);
        return answer.status() == 401 ? http.send(withToken(request, credentials.renewed()), readTimeout) : answer;
    }

    static Request.Builder withToken(Request.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode accept(Reply answer) {
        if (answer.succeeded()) {
            return answer.body();
        }
        if (answer.status() == 401) {
            throw new NotLoggedIn("the service rejected the login: " + answer.error());
        }
        throw new Refused(answer.status(), answer.error(), answer.confirmation());
    }

    private <T> T read(Class<T> type, JsonNode node) {
        if (node.isObject()) {
            try {
                return Wire.MAPPER.treeToValue(node, type);
            } catch (JacksonException e) {
                throw unexpected(type, e.getOriginalMessage(), e);
            }
        }
        throw unexpected(type, "it is missing", null);
    }

    private ClientException.Unreachable unexpected(Class<?> type, String reason, @Nullable Throwable cause) {
        return new ClientException.Unreachable(
                "the response of the service at %s does not contain a valid %s: %s"
                        .formatted(http.server(), type.getSimpleName(), reason),
                cause);
    }
}
