package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.ClientException.Refused;

/** The events of the service. */
public final class EventClient {
    /** The service sends a heartbeat every five seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final Http http;
    private final Credentials credentials;

    EventClient(Http http, Credentials credentials) {
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * Opens a stream of events.
     *
     * @param query cluster_id, job_id, kind
     * @param lastId the id of the last event that was received; empty for only new ones
     * @return empty if there are none: an earlier service, or a proxy that does not pass them on as they come
     * @throws ClientException if the service cannot be reached, fails, or does not accept the user
     */
    public Optional<EventSource> open(Map<String, String> query, String lastId) {
        HttpUrl url = http.url("events", query);
        Optional<Response> opened = send(url, lastId, credentials.token());
        if (opened.isPresent() && opened.get().code() == 401) {
            opened.get().close();
            opened = send(url, lastId, credentials.renewed());
        }
        return opened.flatMap(this::source);
    }

    private Optional<EventSource> source(Response response) {
        if (response.isSuccessful() && "text/event-stream".equals(type(response))) {
            EventSource source = new EventSource(response);
            // The service begins at once; what does not come is held back on the way.
            return source.begins() ? Optional.of(source) : Optional.empty();
        }
        try (response) {
            if (response.code() == 401 || response.code() >= 500) {
                String error =
                        http.reply(response.code(), response.body().string()).error();
                throw response.code() == 401
                        ? new NotLoggedIn("the service rejected the login: " + error)
                        : new Refused(response.code(), error);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw http.unreachable(e);
        }
    }

    private static String type(Response response) {
        return Objects.requireNonNullElse(response.header("Content-Type"), "")
                .replaceFirst(";.*", "")
                .strip();
    }

    private Optional<Response> send(HttpUrl url, String lastId, String token) {
        Request.Builder request = Rest.withToken(new Request.Builder().url(url), token)
                .header("User-Agent", "kubefate")
                .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return Optional.of(http.client()
                    .newBuilder()
                    .readTimeout(SILENCE)
                    .build()
                    .newCall(request.build())
                    .execute());
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw http.unreachable(e);
        }
    }
}
