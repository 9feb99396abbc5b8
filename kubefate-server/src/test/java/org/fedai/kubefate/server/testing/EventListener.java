package org.fedai.kubefate.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.fedai.kubefate.sandbox.testing.Eventually;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that listens to server-sent events, and keeps all that comes. */
public final class EventListener implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpResponse<InputStream> response;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean ended;

    /** An event as it came. */
    public record Received(String id, String name, JsonNode data) {
        public String text() {
            return data.path("text").asString("");
        }
    }

    private EventListener(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().name("listener").start(this::read);
    }

    /** Listens; the stream has begun when this returns. */
    public static EventListener open(Api api, String query) throws Exception {
        return open(api.request("/v1/events" + query));
    }

    public static EventListener open(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> response =
                HTTP.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.statusCode() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        EventListener listener = new EventListener(response);
        Eventually.until(() -> !listener.lastId.isEmpty() || listener.ended);
        return listener;
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            String data = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1).strip());
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    received.add(new Received(lastId, name, JSON.readTree(data)));
                    name = "";
                    data = "";
                }
            }
        } catch (IOException e) {
            comments.add("lost: " + e);
        } finally {
            ended = true;
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<String> comments() {
        return List.copyOf(comments);
    }

    /** The id with which to continue. */
    public String lastId() {
        return lastId;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** The first event that is so, as soon as it has come. */
    public Received await(Predicate<Received> wanted) {
        List<Received> all =
                Eventually.until(this::received, now -> now.stream().anyMatch(wanted) || ended);
        return all.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stream has ended after " + all));
    }

    /** What the service says when it ends the stream. */
    public String awaitEnd() {
        return Eventually.until(this::received, now -> ended)
                .getLast()
                .data()
                .path("message")
                .asString("");
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
