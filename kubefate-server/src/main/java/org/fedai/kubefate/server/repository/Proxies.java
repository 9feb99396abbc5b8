package org.fedai.kubefate.server.repository;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fedai.kubefate.server.repository.RepositoryAddress.BasicCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Selects the proxy for a URL: from Java's system properties ({@code https.proxyHost} etc.), or else from the
 * environment variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in upper or lower case.
 */
public final class Proxies {
    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;
    private final Function<String, @Nullable String> properties;

    /** @param properties returns the value of a system property, or null */
    Proxies(Map<String, String> environment, Function<String, @Nullable String> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    /**
     * The proxy for a URL.
     *
     * @throws FetchException if the environment specifies an invalid proxy
     */
    Optional<ProxyServer> to(URI address) throws FetchException {
        String scheme = address.getScheme();
        if (properties.apply(scheme + ".proxyHost") != null) {
            return ofJava(address, scheme);
        }
        String variable = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
        String given = variable(variable);
        if (given.isEmpty() || new NoProxy(variable("NO_PROXY")).covers(address)) {
            return Optional.empty();
        }
        return Optional.of(parse(variable, given));
    }

    /** Makes a client use these proxies. */
    public ProxySelector selector() {
        return new Selector();
    }

    /** The value of the header Proxy-Authorization of a request; empty if none is needed. */
    public Optional<String> authorization(URI address) {
        try {
            return to(address).map(ProxyServer::credentials).map(BasicCredentials::basic);
        } catch (FetchException e) {
            return Optional.empty();
        }
    }

    private Optional<ProxyServer> ofJava(URI address, String scheme) {
        for (Proxy proxy : ProxySelector.getDefault().select(address)) {
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress at) {
                String user = properties.apply(scheme + ".proxyUser");
                String password = properties.apply(scheme + ".proxyPassword");
                return Optional.of(new ProxyServer(
                        at.getHostString(),
                        at.getPort(),
                        user == null ? null : new BasicCredentials(user, password == null ? "" : password)));
            }
        }
        return Optional.empty();
    }

    private String variable(String name) {
        String upper = environment.getOrDefault(name, "");
        return (upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper).strip();
    }

    private static ProxyServer parse(String variable, String given) throws FetchException {
        try {
            URI uri = URI.create(given.contains("://") ? given : "http://" + given);
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new FetchException(variable + " is invalid; expected http://host:port");
            }
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            String user = uri.getRawUserInfo();
            return new ProxyServer(uri.getHost(), port, user == null ? null : BasicCredentials.ofUserInfo(user));
        } catch (IllegalArgumentException e) {
            // The value may contain a password and must not appear in the message.
            throw new FetchException(variable + " is invalid; expected http://host:port");
        }
    }

    private final class Selector extends ProxySelector {
        @Override
        public List<Proxy> select(URI address) {
            try {
                return List.of(to(address)
                        .map(server -> new Proxy(Proxy.Type.HTTP, server.address()))
                        .orElse(Proxy.NO_PROXY));
            } catch (FetchException e) {
                return List.of(Proxy.NO_PROXY); // Downloads reject the invalid proxy before they send a request.
            }
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // The request fails with this error.
        }
    }
}
