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

/** Sends one request and reads the answer; knows nothing of tokens. */
final class Http {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration READ = Duration.ofSeconds(60);

    private final OkHttpClient http;
    private final Config config;
    private final HttpUrl base;

    Http(Config config, Traffic traffic) {
        this.config = config;
        this.base = base(config);
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder().connectTimeout(CONNECT).readTimeout(READ);
        if (config.cacert() != null) {
            new Trust(config.cacert()).applyTo(builder);
        }
        if (config.debug()) {
            // Not a network interceptor: those do not see WebSockets.
            builder.addInterceptor(traffic);
        }
        this.http = builder.build();
    }

    /**
     * An address below {@code /v1}.
     *
     * @param path segments apart by slashes; what comes from a user goes through {@code HttpUrl.Builder#addPathSegment} instead
     */
    HttpUrl url(String path, Map<String, String> query) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments("v1/" + path);
        query.forEach(url::addQueryParameter);
        return url.build();
    }

    static RequestBody json(Object value) {
        return RequestBody.create(Wire.MAPPER.writeValueAsBytes(value), JSON);
    }

    /** The server's address, as users wrote it. */
    String server() {
        return config.server();
    }

    /**
     * Sends a request.
     *
     * @throws ClientException.Unreachable when nothing, or nothing that is KubeFATE, answers
     */
    Reply send(Request.Builder request) {
        return send(request, READ);
    }

    /** The same, for a request that the service may hold back for a while. */
    Reply send(Request.Builder request, Duration readTimeout) {
        OkHttpClient client = readTimeout.equals(READ)
                ? http
                : http.newBuilder().readTimeout(readTimeout).build();
        request.header("User-Agent", "kubefate").header("Accept", "application/json");
        try (Response response = client.newCall(request.build()).execute()) {
            return new Reply(response.code(), body(response));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** The client itself, for what is no single answer. */
    OkHttpClient client() {
        return http;
    }

    ClientException.Unreachable unreachable(IOException cause) {
        return new ClientException.Unreachable(
                "the service at %s cannot be reached: %s (the address comes from %s)"
                        .formatted(config.server(), Reasons.of(cause), config.origin()),
                cause);
    }

    /** What the service says of a request that it did not accept. */
    static String error(Response response) {
        try {
            return new Reply(
                            response.code(),
                            Wire.MAPPER.readTree(response.body().string()))
                    .error();
        } catch (IOException | JacksonException e) {
            return Reasons.of(response.code());
        }
    }

    private JsonNode body(Response response) throws IOException {
        String text = response.body().string();
        try {
            return text.isBlank() ? MissingNode.getInstance() : Wire.MAPPER.readTree(text);
        } catch (JacksonException e) {
            if (response.isSuccessful()) {
                throw new ClientException.Unreachable(
                        "what answers at %s is not KubeFATE: HTTP %d, but no JSON (the address comes from %s)"
                                .formatted(config.server(), response.code(), config.origin()),
                        e);
            }
            return MissingNode.getInstance();
        }
    }

    private static HttpUrl base(Config config) {
        HttpUrl url = HttpUrl.parse(config.server());
        if (url != null && !(url.username().isEmpty() && url.password().isEmpty())) {
            throw new ConfigException(
                    "the address of the service (it comes from %s) holds a user; name it under user instead"
                            .formatted(config.origin()));
        }
        if (url == null || url.query() != null || url.fragment() != null) {
            throw new ConfigException("\"%s\" is no address of a service (it comes from %s); host:port is wanted"
                    .formatted(config.server(), config.origin()));
        }
        return url;
    }

    /**
     * What came back.
     *
     * @param body missing when there was none
     */
    record Reply(int status, JsonNode body) {
        boolean succeeded() {
            return status >= 200 && status < 300;
        }

        /** The service's own words, or what the status means. */
        String error() {
            String said = text("error");
            if (said == null) {
                said = text("message");
            }
            return said != null ? said : Reasons.of(status);
        }

        /** Null when the request cannot be confirmed. */
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
