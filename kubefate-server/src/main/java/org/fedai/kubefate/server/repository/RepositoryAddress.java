package org.fedai.kubefate.server.repository;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The URL and credentials of a repository.
 *
 * @param uri without user info, so that it can appear in messages
 * @param credentials null for a repository without authentication
 */
record RepositoryAddress(URI uri, @Nullable BasicCredentials credentials) {
    /**
     * Reads the settings.
     *
     * @throws Problem if the URL is invalid
     */
    static RepositoryAddress of(RepositorySettings settings) {
        try {
            URI given = new URI(settings.url().contains("://") ? settings.url() : "https://" + settings.url());
            String scheme = String.valueOf(given.getScheme()).toLowerCase(Locale.ROOT);
            if ((!scheme.equals("http") && !scheme.equals("https")) || given.getHost() == null) {
                throw unusable("expected host/path, http://host/path or https://host/path");
            }
            URI shown = new URI(scheme, null, given.getHost(), given.getPort(), orEmpty(given.getPath()), null, null);
            return new RepositoryAddress(shown, credentials(settings, given.getRawUserInfo()));
        } catch (URISyntaxException e) {
            // The exception contains the URL, possibly with a password, and is therefore not passed on as the cause.
            throw unusable(e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    /** Resolves a URL relative to the repository. */
    URI resolve(String file) {
        return URI.create(uri + (uri.toString().endsWith("/") ? "" : "/")).resolve(file);
    }

    /** Whether a URL has the scheme, host and port of the repository. */
    boolean isHome(URI address) {
        return uri.getScheme().equalsIgnoreCase(address.getScheme())
                && isSameHost(address)
                && port(uri) == port(address);
    }

    boolean isSameHost(URI address) {
        return uri.getHost().equalsIgnoreCase(address.getHost());
    }

    /** The credentials for a request; null if the URL is on another host. */
    @Nullable
    BasicCredentials credentialsFor(URI address) {
        return isHome(address) ? credentials : null;
    }

    private static @Nullable BasicCredentials credentials(RepositorySettings settings, @Nullable String userInfo) {
        if (!settings.username().isEmpty()) {
            return new BasicCredentials(settings.username(), settings.password());
        }
        return userInfo == null ? null : BasicCredentials.ofUserInfo(userInfo);
    }

    /** The port of a URL, also if it is the default one of the scheme. */
    static int port(URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        return address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    }

    private static String orEmpty(@Nullable String path) {
        return path == null ? "" : path;
    }

    private static Problem unusable(String why) {
        return new Problem(Problem.Kind.UNAVAILABLE, "FATECLOUD_REPO_URL is not the URL of a chart repository: " + why);
    }

    /** A user name and a password. */
    record BasicCredentials(String username, String password) {
        /** Parses the percent-encoded user info of a URL. */
        static BasicCredentials ofUserInfo(String userInfo) {
            String[] parts = userInfo.split(":", 2);
            return new BasicCredentials(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }

        /** The value of an Authorization header. */
        String basic() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "BasicCredentials[" + username + "]";
        }
    }
}
