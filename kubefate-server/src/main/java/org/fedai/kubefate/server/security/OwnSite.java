package org.fedai.kubefate.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells requests that a browser sends for pages of this service from those that other sites cause. A browser sends
 * cookies with both. What it says in these headers no page can change.
 */
final class OwnSite {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private OwnSite() {}

    /** True also for clients that are not browsers: no site can make them send anything. */
    static boolean sends(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site) || isLink(request);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isSame(origin, request);
    }

    /** Somebody followed a link of another site, which does not see the response. */
    private static boolean isLink(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    private static boolean isSame(String origin, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        URI asked = uri(scheme(request) + "://" + host);
        // Go's WebSockets give the URL of the service as their origin; browsers never use these schemes.
        URI own = uri(origin.replaceFirst("^ws(s?):", "http$1:"));
        return asked != null
                && own != null
                && own.getHost() != null
                && own.getScheme().equalsIgnoreCase(asked.getScheme())
                && own.getHost().equalsIgnoreCase(asked.getHost())
                && port(own) == port(asked);
    }

    /** Here the header is right even if the proxy is not a trusted one: a page of another site cannot set it. */
    private static String scheme(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return forwarded == null
                ? request.getScheme()
                : forwarded.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Null for {@code null}, which browsers send as the origin of a file, and for anything malformed. */
    private static @Nullable URI uri(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() == null ? null : uri;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
