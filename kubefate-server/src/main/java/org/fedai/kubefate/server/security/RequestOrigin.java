package org.fedai.kubefate.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a request comes from.
 *
 * @param client the address of the client; empty if a trusted proxy names none that can be read
 * @param throughTrustedProxy whether one of {@code FATECLOUD_TRUSTED_PROXIES} passed the request on
 * @param claimsProxy whether the request carries the headers of a proxy that is not trusted
 */
record RequestOrigin(Optional<ClientAddress> client, boolean throughTrustedProxy, boolean claimsProxy) {
    /** Set by Tomcat's RemoteIpValve. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    static RequestOrigin of(HttpServletRequest request) {
        boolean trusted = Boolean.TRUE.equals(request.getAttribute(FORWARDED));
        boolean claims = Stream.of("X-Forwarded-For", "Forwarded", "X-Real-IP")
                .anyMatch(header -> request.getHeader(header) != null);
        return new RequestOrigin(
                ClientAddress.parse(String.valueOf(request.getRemoteAddr())), trusted, claims && !trusted);
    }

    /** What failed logins are counted by: of bounded length, whatever was sent. */
    String network() {
        return client.map(ClientAddress::network).orElse("unreadable");
    }

    /** For the audit. */
    String address() {
        return client.map(ClientAddress::toString).orElse("unreadable");
    }

    @Override
    public String toString() {
        return client.map(ClientAddress::toString).orElse("an unreadable address");
    }
}
