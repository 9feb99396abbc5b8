package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.ClientException.Refused;

/** The logs of a cluster's containers. */
public final class LogClient {
    private static final int FORBIDDEN = 403;

    private final Rest rest;
    private final Http http;
    private final Credentials credentials;

    LogClient(Rest rest, Http http, Credentials credentials) {
        this.rest = rest;
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * Reads the current log.
     *
     * @param query container, previous, since, since-time, timestamps, tail, limit-bytes
     */
    public String read(String cluster, Map<String, String> query) {
        return rest.send(new Request.Builder().url(url(cluster, query).build()))
                .path("data")
                .asString("");
    }

    /**
     * Follows the log until it ends or {@code line} returns false. The next line is requested from the service only
     * after the previous one has been processed. The service ends a log when the token expires; it is then followed
     * with a new token, from one second before, so that lines may be repeated but none is lost.
     *
     * @param line receives each line, without its line break; returns whether to continue
     * @param resumed called when the log is followed with a new token
     */
    public void follow(String cluster, Map<String, String> query, Predicate<String> line, Runnable resumed) {
        HttpUrl url = url(cluster, query).addPathSegment("ws").build();
        LogListener log = follow(url, credentials.token(), line);
        if (log.status() == 401) {
            log = follow(url, credentials.renewed(), line);
        }
        while (isExpired(log)) {
            resumed.run();
            log = follow(url(cluster, newest(query)).addPathSegment("ws").build(), credentials.renewed(), line);
        }
        if (log.status() >= 400) {
            String error = http.reply(log.status(), log.body()).error();
            throw log.status() == 401
                    ? new NotLoggedIn("the service rejected the login: " + error)
                    : new Refused(log.status(), error);
        } else if (log.ending() != null) {
            throw new Refused(FORBIDDEN, "the service has ended the log: " + log.ending());
        } else if (log.failure() != null) {
            throw http.unreachable(log.failure());
        }
    }

    private static boolean isExpired(LogListener log) {
        String ending = log.ending();
        return ending != null && ending.startsWith("the token has expired");
    }

    /** The same containers, but only what they have written during the last second. */
    private static Map<String, String> newest(Map<String, String> query) {
        Map<String, String> newest = new LinkedHashMap<>(query);
        newest.keySet().retainAll(Set.of("container", "timestamps"));
        newest.put("since", "1");
        return newest;
    }

    private LogListener follow(HttpUrl url, String token, Predicate<String> line) {
        LogListener log = new LogListener(line);
        Request request = Rest.withToken(new Request.Builder().url(url), token)
                .header("User-Agent", "kubefate")
                .build();
        // No read timeout: there may be no new lines for hours.
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
