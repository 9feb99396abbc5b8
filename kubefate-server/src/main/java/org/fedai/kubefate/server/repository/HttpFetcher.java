package org.fedai.kubefate.server.repository;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fedai.kubefate.server.repository.RepositoryAddress.BasicCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Sends GET requests with limits on destinations, size, time and redirects. Credentials are sent only to the host they belong to;
 * therefore redirects are followed here and not by the client, which would forward the headers.
 */
final class HttpFetcher implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;

    private final RepositoryAddress repository;
    private final Destinations destinations;
    private final Proxies proxies;
    private final Duration readTimeout;
    private final Duration totalTimeout;
    private final Duration connectTimeout;
    private final HttpClient client;

    HttpFetcher(RepositoryAddress repository, Proxies proxies, RepositorySettings settings) {
        this.repository = repository;
        this.destinations = new Destinations(repository, settings.hosts(), InetAddress::getAllByName);
        this.proxies = proxies;
        this.readTimeout = settings.readTimeout();
        this.totalTimeout = settings.totalTimeout();
        this.connectTimeout = settings.connectTimeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(proxies.selector())
                .build();
    }

    /**
     * The content of a URL.
     *
     * @param body null if it has not changed since the given ETag
     * @param tag the ETag; empty if the server sends none
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are never compared.
    record Found(byte @Nullable [] body, String tag) {}

    /**
     * Downloads the content of a URL.
     *
     * @param limit maximum size in bytes
     * @param tag the ETag of the known content; empty for none
     * @throws FetchException if it is missing, too large, too slow or unreachable
     */
    Found get(URI start, long limit, String tag) throws FetchException, InterruptedException {
        long deadline = System.nanoTime() + totalTimeout.toNanos();
        URI address = start;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpResponse<byte[]> answer = send(address, limit, tag, deadline);
            Optional<URI> redirect = redirect(answer, address);
            if (redirect.isEmpty()) {
                return found(answer, address);
            }
            address = redirect.get();
        }
        throw failed(start, "more than " + MAX_REDIRECTS + " redirects");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<byte[]> send(URI address, long limit, String tag, long deadline)
            throws FetchException, InterruptedException {
        Optional<String> refusal = destinations.refusal(address);
        if (refusal.isPresent()) {
            throw failed(address, refusal.get());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "kubefate");
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        authorize(request, "Authorization", repository.credentialsFor(address));
        Optional<ProxyServer> proxy = proxies.to(address);
        proxy.ifPresent(server -> authorize(request, "Proxy-Authorization", server.credentials()));
        LimitedBody body = new LimitedBody(limit);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request.build(), head -> body);
        try {
            return await(answer, body, deadline);
        } catch (TimeoutException e) {
            throw failed(address, e.getMessage() + by(proxy), e);
        } catch (ExecutionException e) {
            throw failed(address, reason(Objects.requireNonNullElse(e.getCause(), e), address, limit) + by(proxy), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static void authorize(HttpRequest.Builder request, String header, @Nullable BasicCredentials credentials) {
        if (credentials != null) {
            request.header(header, credentials.basic());
        }
    }

    private <T> T await(CompletableFuture<T> answer, LimitedBody body, long deadline)
            throws TimeoutException, ExecutionException, InterruptedException {
        long now = System.nanoTime();
        while (true) {
            long idleTime = body.lastReceived() + readTimeout.toNanos() - now;
            if (deadline - now <= 0) {
                throw new TimeoutException("timed out after " + seconds(totalTimeout));
            }
            if (idleTime <= 0) {
                throw new TimeoutException("no data received for " + seconds(readTimeout));
            }
            try {
                return answer.get(Math.min(idleTime, deadline - now), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                now = System.nanoTime(); // Data may have arrived in the meantime; check again.
            }
        }
    }

    private Optional<URI> redirect(HttpResponse<?> answer, URI address) throws FetchException {
        Optional<String> location = answer.headers().firstValue("Location");
        boolean redirects = List.of(301, 302, 303, 307, 308).contains(answer.statusCode());
        if (!redirects || location.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI next = address.resolve(location.get());
            boolean secure = "https".equalsIgnoreCase(next.getScheme());
            boolean allowed = secure
                    || ("http".equalsIgnoreCase(next.getScheme()) && !"https".equalsIgnoreCase(address.getScheme()));
            if (!allowed || next.getHost() == null) {
                throw failed(address, "redirect to " + withoutUser(next) + " is not allowed");
            }
            return Optional.of(withoutUser(next));
        } catch (IllegalArgumentException e) {
            throw failed(address, "redirect to an invalid URL", e);
        }
    }

    private Found found(HttpResponse<byte[]> answer, URI address) throws FetchException {
        String tag = answer.headers().firstValue("ETag").orElse("");
        return switch (answer.statusCode()) {
            case 200 -> new Found(answer.body(), tag);
            case 304 -> new Found(null, tag);
            case 401, 403 ->
                throw failed(
                        address,
                        answer.statusCode()
                                + (repository.credentialsFor(address) == null
                                        ? ": credentials required; set FATECLOUD_REPO_USERNAME and "
                                                + "FATECLOUD_REPO_PASSWORD"
                                        : ": the configured user name and password were rejected"));
            case 404, 410 -> throw failed(address, answer.statusCode() + ": not found");
            case 407 -> throw failed(address, "407: the proxy requires another user name and password");
            default -> throw failed(address, "status " + answer.statusCode());
        };
    }

    private String reason(Throwable cause, URI address, long limit) {
        if (has(cause, LimitedBody.TooLarge.class)) {
            return "larger than " + limit + " bytes";
        }
        if (has(cause, HttpConnectTimeoutException.class)) {
            return "no connection within " + seconds(connectTimeout);
        }
        if (has(cause, UnresolvedAddressException.class)) {
            return "unknown host " + address.getHost();
        }
        if (has(cause, ConnectException.class) && cause.getMessage() == null) {
            return "connection refused";
        }
        if (has(cause, FetchException.class)) {
            return String.valueOf(cause.getMessage());
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static FetchException failed(URI address, String why) {
        return new FetchException("GET " + withoutUser(address) + ": " + why);
    }

    private static FetchException failed(URI address, String why, Throwable cause) {
        return new FetchException("GET " + withoutUser(address) + ": " + why, cause);
    }

    private static String by(Optional<ProxyServer> proxy) {
        return proxy.map(server -> ", through proxy " + server).orElse("");
    }

    /** Removes the user info, which must not appear in messages and is not sent. */
    private static URI withoutUser(URI address) {
        String user = address.getRawUserInfo();
        return user == null ? address : URI.create(address.toString().replace("//" + user + "@", "//"));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
