package org.fedai.kubefate.server.kubernetes.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Plain requests to the API server, with the credentials, TLS settings and retries of the client library.
 *
 * <p>The library's typed operations hide the status of an answer, so that one cannot tell created from changed, and its informers break
 * on texts that are not ASCII when they come over plain HTTP; hence requests are made here, and only its models are used above.
 */
public final class KubeApi {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String JSON = "application/json";
    private static final String ACCEPT = "Accept";

    private final KubernetesClient client;
    private final JsonMapper json = JsonMapper.shared();

    public KubeApi(KubernetesClient client) {
        this.client = client;
    }

    /** An answer that arrived, whatever it says. */
    public record Response(int status, JsonNode body) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** An answer that is not JSON when it is a success. */
    public record Text(int status, String body) {}

    String address() {
        String url = client.getMasterUrl().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * @param attempt what is tried, for messages: {@code read Pod a/b}
     * @throws KubernetesException when no answer comes
     */
    public Response get(String attempt, String path) {
        return send(attempt, request("GET", path, null, JSON));
    }

    /** Asks once, without retries. */
    Response getOnce(String attempt, String path, Duration limit) {
        Text answer = once(attempt, request("GET", path, null, JSON), limit);
        return new Response(answer.status(), tree(answer.body()));
    }

    /** Asks once for plain text. */
    public Text text(String attempt, String path, Duration limit) {
        return once(attempt, request("GET", path, null, JSON), limit);
    }

    Response post(String attempt, String path, Object body) {
        return send(attempt, request("POST", path, body, JSON));
    }

    public Response patch(String attempt, String path, Object body, String contentType) {
        return send(attempt, request("PATCH", path, body, contentType));
    }

    public Response delete(String attempt, String path, Object options) {
        return send(attempt, request("DELETE", path, options, JSON));
    }

    /**
     * A stream without an end of its own. Closing it ends the request.
     *
     * @throws KubernetesException when the answer is a refusal, or none comes
     */
    public InputStream stream(String attempt, String path) throws InterruptedException {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address() + path)
                .header(ACCEPT, "*/*")
                .forStreaming()
                .build();
        HttpResponse<InputStream> response =
                await(attempt, client.getHttpClient().sendAsync(request, InputStream.class), LIMIT);
        if (response.isSuccessful()) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw Refusal.of(attempt, response.code(), tree(new String(body.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw Refusal.unreachable(attempt, address(), e);
        }
    }

    public <T> T convert(JsonNode node, Class<T> type) {
        return client.getKubernetesSerialization().convertValue(node, type);
    }

    public JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException notJson) {
            // Proxies answer in HTML or plain text: the status says enough, the words are kept for the message.
            return text.isBlank()
                    ? MissingNode.getInstance()
                    : json.getNodeFactory().stringNode(text.strip());
        }
    }

    private HttpRequest.Builder request(String method, String path, @Nullable Object body, String contentType) {
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address() + path)
                .header(ACCEPT, JSON);
        return body == null ? request : request.method(method, contentType, json.writeValueAsString(body));
    }

    private Text once(String attempt, HttpRequest.Builder request, Duration limit) {
        HttpClient impatient = client.getHttpClient()
                .newBuilder()
                .tag(new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build())
                .build();
        return text(attempt, impatient, request, limit);
    }

    private Response send(String attempt, HttpRequest.Builder request) {
        Text answer = text(attempt, client.getHttpClient(), request, LIMIT);
        return new Response(answer.status(), tree(answer.body()));
    }

    private Text text(String attempt, HttpClient http, HttpRequest.Builder request, Duration limit) {
        HttpRequest timed =
                request.timeout(limit.toMillis(), TimeUnit.MILLISECONDS).build();
        try {
            HttpResponse<String> response = await(attempt, http.sendAsync(timed, String.class), limit.multipliedBy(2));
            return new Text(response.code(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.interrupted(attempt, e);
        }
    }

    private <T> T await(String attempt, CompletableFuture<T> answer, Duration limit) throws InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Refusal.unreachable(attempt, address(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Refusal.unreachable(attempt, address(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }
}
