package org.fedai.kubefate.server.kubernetes.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
 * Sends HTTP requests to the API server with the credentials, TLS settings and retries of the client library.
 *
 * <p>The typed operations of kubernetes-client 8.0.0 return an object without the status of the response, and its
 * informers stop at text that is not ASCII when a watch runs over plain HTTP. Therefore requests are sent here, and
 * only the library's models are used elsewhere; docs/decisions/0005 and 0006 give the details.
 */
public final class KubeApi {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String JSON = "application/json";
    private static final String ACCEPT = "Accept";
    private static final String ONLY_METADATA = "application/json;as=PartialObjectMetadata%s;g=meta.k8s.io;v=v1";

    private final KubernetesClient client;
    private final AcceptedCredentials credentials;
    private final JsonMapper json = JsonMapper.shared();
    private final RequestCounts counts = new RequestCounts();

    public KubeApi(KubernetesClient client) {
        this(client, Clock.systemUTC());
    }

    public KubeApi(KubernetesClient client, Clock clock) {
        this.client = client;
        this.credentials = new AcceptedCredentials(clock);
    }

    public AcceptedCredentials credentials() {
        return credentials;
    }

    /** A response, whatever its status. */
    public record Response(int status, JsonNode body) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** What became of a request whose response is bounded. */
    public sealed interface Bounded {}

    /** A response that is plain text if successful. */
    public record Text(int status, String body) implements Bounded {}

    /**
     * A response that exceeded its limits.
     *
     * @param why a clause
     */
    public record Cut(String why) implements Bounded {}

    /**
     * A request that the API server passes on.
     *
     * @param body null for GET, otherwise the request is a POST
     */
    public record Relayed(
            String path,
            Map<String, String> headers,
            @Nullable String body,
            String contentType) {}

    public RequestCounts counts() {
        return counts;
    }

    String address() {
        String url = client.getMasterUrl().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * @param attempt the operation, for error messages: {@code read Pod a/b}
     * @throws KubernetesException if there is no response
     */
    public Response get(String attempt, String path) {
        return send(attempt, request("GET", path, null, JSON));
    }

    /** Like {@link #get} for a list of objects, of which only the metadata is needed. */
    public Response getMetadata(String attempt, String path) {
        return send(
                attempt,
                request("GET", path, null, JSON).setHeader(ACCEPT, ONLY_METADATA.formatted("List") + "," + JSON));
    }

    /** Sends a request without retries. */
    Response getOnce(String attempt, String path, Duration limit) {
        Text answer = once(attempt, request("GET", path, null, JSON), limit);
        return new Response(answer.status(), tree(answer.body()));
    }

    /** Requests plain text, without retries. */
    public Text text(String attempt, String path, Duration limit) {
        return once(attempt, request("GET", path, null, JSON), limit);
    }

    /**
     * Sends a request whose response does not come from the API server itself and may be of any size, without retries.
     *
     * @param maxBytes of the body
     * @param limit until the end of the body
     * @throws KubernetesException if the API server does not respond
     */
    public Bounded bounded(String attempt, Relayed relayed, int maxBytes, Duration limit) {
        counts.add(relayed.body() == null ? "GET" : "POST", relayed.path());
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address() + relayed.path())
                .header(ACCEPT, JSON);
        relayed.headers().forEach(request::header);
        if (relayed.body() != null) {
            request.method("POST", relayed.contentType(), relayed.body());
        }
        BoundedBody body = new BoundedBody(maxBytes);
        long end = System.nanoTime() + limit.toNanos();
        try {
            HttpResponse<AsyncBody> response =
                    withoutRetries().consumeBytes(request.build(), body).get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return body.read(response, Duration.ofNanos(end - System.nanoTime()));
        } catch (TimeoutException e) {
            return new Cut("no response within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw KubernetesErrors.unreachable(attempt, address(), e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KubernetesErrors.interrupted(attempt, e);
        }
    }

    public Response post(String attempt, String path, Object body) {
        return send(attempt, request("POST", path, body, JSON));
    }

    public Response patch(String attempt, String path, Object body, String contentType) {
        return send(attempt, request("PATCH", path, body, contentType));
    }

    public Response delete(String attempt, String path, Object options) {
        return send(attempt, request("DELETE", path, options, JSON));
    }

    /**
     * Opens an endless stream. Closing it ends the request.
     *
     * @throws KubernetesException if the response is an error or there is none
     */
    public InputStream stream(String attempt, String path) throws InterruptedException {
        return stream(attempt, path, "*/*");
    }

    /** Like {@link #stream} for a watch on objects of which only the metadata is needed. */
    public InputStream streamMetadata(String attempt, String path) throws InterruptedException {
        return stream(attempt, path, ONLY_METADATA.formatted("") + "," + JSON);
    }

    private InputStream stream(String attempt, String path, String accept) throws InterruptedException {
        counts.add("GET", path);
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address() + path)
                .header(ACCEPT, accept)
                .forStreaming()
                .build();
        HttpResponse<InputStream> response =
                await(attempt, client.getHttpClient().sendAsync(request, InputStream.class), LIMIT);
        credentials.answered(response.code());
        if (response.isSuccessful()) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw KubernetesErrors.of(attempt, response.code(), tree(new String(body.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw KubernetesErrors.unreachable(attempt, address(), e);
        }
    }

    public <T> T convert(JsonNode node, Class<T> type) {
        return client.getKubernetesSerialization().convertValue(node, type);
    }

    public JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException notJson) {
            // Proxies respond with HTML or plain text; the text is kept for the error message.
            return text.isBlank()
                    ? MissingNode.getInstance()
                    : json.getNodeFactory().stringNode(text.strip());
        }
    }

    private HttpRequest.Builder request(String method, String path, @Nullable Object body, String contentType) {
        counts.add(method, path);
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address() + path)
                .header(ACCEPT, JSON);
        return body == null ? request : request.method(method, contentType, json.writeValueAsString(body));
    }

    private Text once(String attempt, HttpRequest.Builder request, Duration limit) {
        return text(attempt, withoutRetries(), request, limit);
    }

    private HttpClient withoutRetries() {
        return client.getHttpClient()
                .newBuilder()
                .tag(new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build())
                .build();
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
            credentials.answered(response.code());
            return new Text(response.code(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KubernetesErrors.interrupted(attempt, e);
        }
    }

    private <T> T await(String attempt, CompletableFuture<T> answer, Duration limit) throws InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw KubernetesErrors.unreachable(attempt, address(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw KubernetesErrors.unreachable(attempt, address(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }
}
