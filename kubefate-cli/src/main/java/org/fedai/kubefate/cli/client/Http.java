package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.fedai.kubefate.cli.client.ClientException.Refused.Confirmation;
import org.fedai.kubefate.cli.config.Config;
import org.fedai.kubefate.cli.config.ConfigException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Sends a request and reads the response, without authentication. */
final class Http {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration READ = Duration.ofSeconds(60);

    private final OkHttpClient http;
    private final Config config;
    private final HttpUrl base;

    Http(Config config, TrafficLogger traffic) {
        this.config = config;
        this.base = base(config);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new Redirects());
        if (config.cacert() != null) {
            new TrustedCertificates(config.cacert()).applyTo(builder);
        }
        if (config.debug()) {
            // Not a network interceptor, because those are not called for WebSockets.
            builder.addInterceptor(traffic);
        }
        this.http = builder.build();
    }

    /**
     * A URL below {@code /v1}.
     *
     * @param path segments separated by slashes; user input must be added with {@code HttpUrl.Builder#addPathSegment}
     *     instead
     */
    HttpUrl url(String path, Map<String, String> query) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments("v1/" + path);
        query.forEach(url::addQueryParameter);
        return url.build();
    }

    static RequestBody json(Object value) {
        return RequestBody.create(Wire.MAPPER.writeValueAsBytes(value), JSON);
    }

    /** The address of the server as configured. */
    String server() {
        return config.server();
    }

    /**
     * Sends a request.
     *
     * @throws ClientException.Unreachable if there is no response or it is not from KubeFATE
     */
    Reply send(Request.Builder request) {
        return send(request, READ);
    }

    /** Like {@link #send}, for a request that the service may answer with a delay. */
    Reply send(Request.Builder request, Duration readTimeout) {
        OkHttpClient client = readTimeout.equals(READ)
                ? http
                : http.newBuilder().readTimeout(readTimeout).build();
        request.header("User-Agent", "kubefate").header("Accept", "application/json");
        try (Response response = client.newCall(request.build()).execute()) {
            return reply(response.code(), response.body().string());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** The client, for WebSockets. */
    OkHttpClient client() {
        return http;
    }

    ClientException.Unreachable unreachable(IOException cause) {
        String reason = cause instanceof Redirects.Elsewhere ? cause.getMessage() : ConnectionErrors.of(cause);
        return new ClientException.Unreachable(
                "cannot reach the service at %s: %s (address from %s)"
                        .formatted(config.server(), reason, config.origin()),
                cause);
    }

    /**
     * Reads a response.
     *
     * @throws ClientException.Unreachable if it is not one of a KubeFATE service, whatever its status
     */
    Reply reply(int status, String body) {
        if (body.isBlank()) {
            return new Reply(status, MissingNode.getInstance());
        }
        try {
            Reply reply = new Reply(status, Wire.MAPPER.readTree(body));
            if (reply.body().isObject() && (reply.succeeded() || reply.isExplained())) {
                return reply;
            }
            throw stranger(status, body, null);
        } catch (JacksonException e) {
            throw stranger(status, body, e);
        }
    }

    private ClientException.Unreachable stranger(int status, String body, @Nullable Throwable cause) {
        return new ClientException.Unreachable(
                "the server at %s is not a KubeFATE service: %s (address from %s)"
                        .formatted(config.server(), Stranger.describe(status, body), config.origin()),
                cause);
    }

    private static HttpUrl base(Config config) {
        HttpUrl url = HttpUrl.parse(config.server());
        if (url != null && !(url.username().isEmpty() && url.password().isEmpty())) {
            throw new ConfigException(
                    "the address of the service (from %s) contains user and password; set them under user instead"
                            .formatted(config.origin()));
        }
        if (url == null || url.query() != null || url.fragment() != null) {
            throw new ConfigException("\"%s\" is not a valid service address (from %s); expected host:port"
                    .formatted(config.server(), config.origin()));
        }
        return url;
    }

    /**
     * A response.
     *
     * @param body missing if there was none
     */
    record Reply(int status, JsonNode body) {
        boolean succeeded() {
            return status >= 200 && status < 300;
        }

        /** Whether there is an error message of the service. */
        boolean isExplained() {
            return text("error") != null || text("message") != null;
        }

        /** The error message of the service, or the meaning of the status. */
        String error() {
            String said = text("error");
            if (said == null) {
                said = text("message");
            }
            return said != null ? said : ConnectionErrors.of(status);
        }

        /** Null if the request cannot be confirmed. */
        @Nullable
        Confirmation confirmation() {
            String parameter = text("confirm_with");
            String reason = text("reason");
            return parameter == null || reason == null ? null : new Confirmation(parameter, reason);
        }

        private @Nullable String text(String key) {
            JsonNode value = body.path(key);
            return value.isString() && !value.stringValue().isBlank()
                    ? value.stringValue().strip()
                    : null;
        }
    }
}
