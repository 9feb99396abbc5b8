package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.ClientException.Refused;

/** What the containers of a cluster have written. */
public final class LogClient {
    private final Rest rest;
    private final Http http;
    private final Credentials credentials;

    LogClient(Rest rest, Http http, Credentials credentials) {
        this.rest = rest;
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * The log so far.
     *
     * @param query container, previous, since, since-time, timestamps, tail, limit-bytes
     */
    public String read(String cluster, Map<String, String> query) {
        return rest.send(new Request.Builder().url(url(cluster, query).build()))
                .path("data")
                .asString("");
    }

    /**
     * The log as it is written, until it ends or {@code line} has had enough. The next line is taken from the service only after the one
     * before was dealt with.
     *
     * @param line gets each line, without its end; says whether to go on
     */
    public void follow(String cluster, Map<String, String> query, Predicate<String> line) {
        HttpUrl url = url(cluster, query).addPathSegment("ws").build();
        LogListener log = follow(url, credentials.token(), line);
        if (log.status() == 401) {
            log = follow(url, credentials.renewed(), line);
        }
        if (log.status() == 401) {
            throw new NotLoggedIn("the service refuses the login: " + log.error());
        } else if (log.status() >= 400) {
            throw new Refused(log.status(), log.error());
        } else if (log.failure() != null) {
            throw http.unreachable(log.failure());
        }
    }

    private LogListener follow(HttpUrl url, String token, Predicate<String> line) {
        LogListener log = new LogListener(line);
        Request request = Rest.bearing(new Request.Builder().url(url), token)
                .header("User-Agent", "kubefate")
                .build();
        // The service may have nothing to say for hours.
        http.client().newBuilder().readTimeout(Duration.ZERO).build().newWebSocket(request, log);
        log.await();
        return log;
    }

    private HttpUrl.Builder url(String cluster, Map<String, String> query) {
        HttpUrl.Builder url = rest.item("log", cluster);
        query.forEach(url::addQueryParameter);
        return url;
    }
}
