package org.fedai.kubefate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A fake KubeFATE service over real connections, which returns literal JSON for each request line. */
final class Service extends Dispatcher implements AutoCloseable {
    static final String TOKEN = "{\"code\":200,\"expire\":\"2026-11-25T12:30:00Z\",\"token\":\"t0ken\"}";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Deque<MockResponse>> answers = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    Service() {
        answer("POST /v1/user/login", 200, TOKEN);
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the response to a method and path; several responses are returned in turn, the last one repeatedly. */
    Service answer(String request, int status, String body) {
        return answer(
                request,
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("Content-Type", "application/json; charset=utf-8")
                        .body(body)
                        .build());
    }

    Service answer(String request, MockResponse response) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(response);
        return this;
    }

    /** Replaces the responses. */
    Service instead(String request, int status, String body) {
        answers.remove(request);
        return answer(request, status, body);
    }

    Service instead(String request, MockResponse response) {
        answers.remove(request);
        return answer(request, response);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        Deque<MockResponse> prepared =
                answers.get(request.getMethod() + " " + request.getUrl().encodedPath());
        if (prepared == null) {
            return new MockResponse.Builder()
                    .code(404)
                    .body("{\"error\":\"nothing is prepared for " + request.getRequestLine() + "\"}")
                    .build();
        }
        synchronized (prepared) {
            return prepared.size() > 1 ? prepared.remove() : prepared.element();
        }
    }

    /** The request lines so far, without the protocol: {@code GET /v1/cluster/?all=true}. */
    List<String> asked() {
        return requests.stream()
                .map(request -> request.getMethod() + " " + request.getTarget())
                .toList();
    }

    RecordedRequest first() {
        return requests.getFirst();
    }

    RecordedRequest last() {
        return requests.getLast();
    }

    /** The last request with this method and path. */
    RecordedRequest last(String wanted) {
        return requests.stream()
                .filter(request -> (request.getMethod() + " " + request.getUrl().encodedPath()).equals(wanted))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** Host and port, as set in config.yaml. */
    String address() {
        return server.getHostName() + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
