package org.fedai.kubefate.server.repository;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
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
 * Reads what is at an address, with bounds to its size, its time and its redirects. Names and passwords go to the host they are for and to no
 * other: redirects are followed here rather than by the client, which would hand on headers.
 */
final class Fetch implements AutoCloseable {
    private static final int REDIRECTS = 5;

    private final RepositoryAddress home;
    private final Proxies proxies;
    private final Duration readTimeout;
    private final Duration totalTimeout;
    private final Duration connectTimeout;
    private final HttpClient client;

    Fetch(RepositoryAddress home, Proxies proxies, RepositorySettings settings) {
        this.home = home;
        this.proxies = proxies;
        this.readTimeout = settings.readTimeout();
        this.totalTimeout = settings.totalTimeout();
        this.connectTimeout = settings.connectTimeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(new Selector(proxies))
                .build();
    }

    /**
     * What was found.
     *
     * @param body null when it has not changed since the one with the tag
     * @param tag by which the server knows this content; empty when it does not say
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are handed on, never compared.
    record Found(byte @Nullable [] body, String tag) {}

    /**
     * Reads.
     *
     * @param limit in bytes
     * @param tag of what is known already; empty for nothing
     * @throws FetchException when it is not there, too large, too slow or out of reach
     */
    Found get(URI start, long limit, String tag) throws FetchException, InterruptedException {
        long deadline = System.nanoTime() + totalTimeout.toNanos();
        URI address = start;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<byte[]> answer = send(address, limit, tag, deadline);
            Optional<URI> elsewhere = redirect(answer, address);
            if (elsewhere.isEmpty()) {
                return found(answer, address);
            }
            address = elsewhere.get();
        }
        throw failed(start, "it redirects more than " + REDIRECTS + " times");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<byte[]> send(URI address, long limit, String tag, long deadline)
            throws FetchException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "kubefate");
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        authorize(request, "Authorization", home.credentialsFor(address));
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
            long silence = body.lastHeard() + readTimeout.toNanos() - now;
            if (deadline - now <= 0) {
                throw new TimeoutException("it took longer than " + seconds(totalTimeout));
            }
            if (silence <= 0) {
                throw new TimeoutException("nothing came for " + seconds(readTimeout));
            }
            try {
                return answer.get(Math.min(silence, deadline - now), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                now = System.nanoTime(); // Something may have come meanwhile, so it is looked at again.
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
                throw failed(address, "it redirects to " + withoutUser(next) + ", which is not followed");
            }
            return Optional.of(withoutUser(next));
        } catch (IllegalArgumentException e) {
            throw failed(address, "it redirects to what is no address", e);
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
                                + (home.credentialsFor(address) == null
                                        ? ": it wants FATECLOUD_REPO_USERNAME and FATECLOUD_REPO_PASSWORD"
                                        : ": it refuses the user name and password that are set"));
            case 404, 410 -> throw failed(address, answer.statusCode() + ": it is not there");
            case 407 -> throw failed(address, "407: the proxy wants another user name and password");
            default -> throw failed(address, "the answer is " + answer.statusCode());
        };
    }

    private String reason(Throwable cause, URI address, long limit) {
        if (has(cause, LimitedBody.TooLarge.class)) {
            return "it is larger than " + limit + " bytes";
        }
        if (has(cause, HttpConnectTimeoutException.class)) {
            return "no connection within " + seconds(connectTimeout);
        }
        if (has(cause, UnresolvedAddressException.class)) {
            return "the host " + address.getHost() + " is unknown";
        }
        if (has(cause, ConnectException.class) && cause.getMessage() == null) {
            return "the connection was refused";
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
        return proxy.map(server -> ", by way of the proxy " + server).orElse("");
    }

    /** What stands before the host would be shown, and is not sent. */
    private static URI withoutUser(URI address) {
        String user = address.getRawUserInfo();
        return user == null ? address : URI.create(address.toString().replace("//" + user + "@", "//"));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Hands the client the proxies that were looked up for the headers. */
    private static final class Selector extends ProxySelector {
        private final Proxies proxies;

        Selector(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<Proxy> select(URI address) {
            try {
                return List.of(proxies.to(address)
                        .map(server -> new Proxy(Proxy.Type.HTTP, server.address()))
                        .orElse(Proxy.NO_PROXY));
            } catch (FetchException e) {
                return List.of(Proxy.NO_PROXY); // It was refused before the request was made.
            }
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // The request fails by it, and says so.
        }
    }
}
