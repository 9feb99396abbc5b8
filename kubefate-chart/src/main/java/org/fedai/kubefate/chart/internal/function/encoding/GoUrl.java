package org.fedai.kubefate.chart.internal.function.encoding;

import java.util.Locale;
import org.fedai.kubefate.chart.internal.format.Quote;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/**
 * A URL as parsed by Go's net/url.
 *
 * @param opaque what follows the colon of a URL such as {@code mailto:a@b}
 * @param user escaped, with the password; null if there is none, which is not the same as an empty one
 * @param host with its port
 * @param path not escaped, as is the fragment
 * @param query escaped
 */
record GoUrl(
        String scheme, String opaque, @Nullable String user, String host, String path, String query, String fragment) {

    /**
     * @throws FunctionException if the text is not a URL
     */
    static GoUrl parse(String text) {
        int hash = text.indexOf('#');
        String withoutFragment = hash < 0 ? text : text.substring(0, hash);
        GoUrl url = named(withoutFragment, () -> parseWithoutFragment(withoutFragment));
        String fragment = hash < 0 ? "" : named(text, () -> UrlEscape.FRAGMENT.unescape(text.substring(hash + 1)));
        return new GoUrl(url.scheme, url.opaque, url.user, url.host, url.path, url.query, fragment);
    }

    private interface Part<T> {
        T read();
    }

    private static <T> T named(String text, Part<T> part) {
        try {
            return part.read();
        } catch (FunctionException e) {
            throw new FunctionException("parse " + Quote.quote(text) + ": " + e.getMessage());
        }
    }

    private static GoUrl parseWithoutFragment(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new FunctionException("net/url: invalid control character in URL");
        }
        if (text.equals("*")) {
            return new GoUrl("", "", null, "", "*", "", "");
        }
        int schemeEnd = schemeLength(text);
        String scheme = text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        String rest = schemeEnd == 0 ? text : text.substring(schemeEnd + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new GoUrl(scheme, rest, null, "", "", query, "");
            }
            int slash = rest.indexOf('/');
            if (rest.substring(0, slash < 0 ? rest.length() : slash).contains(":")) {
                throw new FunctionException("first path segment in URL cannot contain colon");
            }
        }
        if (!rest.startsWith("//") || (scheme.isEmpty() && rest.startsWith("///"))) {
            return new GoUrl(scheme, "", null, "", UrlEscape.PATH.unescape(rest), query, "");
        }
        int pathStart = rest.indexOf('/', 2);
        String authority = rest.substring(2, pathStart < 0 ? rest.length() : pathStart);
        int at = authority.lastIndexOf('@');
        String host = host(authority.substring(at + 1));
        String user = at < 0 ? null : user(authority.substring(0, at));
        String path = pathStart < 0 ? "" : UrlEscape.PATH.unescape(rest.substring(pathStart));
        return new GoUrl(scheme, "", user, host, path, query, "");
    }

    private static int schemeLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                if (i == 0) {
                    throw new FunctionException("missing protocol scheme");
                }
                return i;
            }
            if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
                return 0;
            }
        }
        return 0;
    }

    /**
     * The user info before the at sign, escaped as it is written.
     *
     * @throws FunctionException if it contains invalid characters
     */
    static String user(String text) {
        if (!text.chars().allMatch(GoUrl::isUserCharacter)) {
            throw new FunctionException("net/url: invalid userinfo");
        }
        int colon = text.indexOf(':');
        String name = UrlEscape.USER.escape(UrlEscape.USER.unescape(colon < 0 ? text : text.substring(0, colon)));
        return colon < 0
                ? name
                : name + ":" + UrlEscape.USER.escape(UrlEscape.USER.unescape(text.substring(colon + 1)));
    }

    private static boolean isUserCharacter(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean digit = c >= '0' && c <= '9';
        return letter || digit || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0;
    }

    private static String host(String host) {
        int bracket = host.lastIndexOf('[');
        if (bracket > 0) {
            throw new FunctionException("invalid IP-literal");
        }
        if (bracket == 0) {
            return bracketed(host);
        }
        int colon = host.lastIndexOf(':');
        if (colon >= 0) {
            checkPort(host.substring(colon));
        }
        return UrlEscape.HOST.unescape(host);
    }

    private static String bracketed(String host) {
        int close = host.lastIndexOf(']');
        if (close < 0) {
            throw new FunctionException("missing ']' in host");
        }
        String port = host.substring(close + 1);
        checkPort(port);
        String name = host.substring(1, close);
        int zone = name.indexOf("%25");
        String address = UrlEscape.HOST.unescape(zone < 0 ? name : name.substring(0, zone))
                + (zone < 0 ? "" : UrlEscape.ZONE.unescape(name.substring(zone)));
        int percent = address.indexOf('%');
        byte[] bytes = IpAddress.parse(percent < 0 ? address : address.substring(0, percent));
        if (bytes == null || percent == address.length() - 1) {
            throw new FunctionException("invalid host: ParseAddr(\"" + address + "\"): unable to parse IP");
        }
        if (bytes.length == 4) {
            throw new FunctionException("invalid IP-literal");
        }
        return "[" + address + "]" + port;
    }

    private static void checkPort(String port) {
        if (!isPort(port)) {
            throw new FunctionException("invalid port \"" + port + "\" after host");
        }
    }

    private static boolean isPort(String port) {
        return port.isEmpty() || (port.startsWith(":") && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
    }

    /**
     * Go 1.26 and later allow only a port after the first colon of the host if the scheme is http or https.
     *
     * @throws FunctionException if there is more
     */
    void checkColons() {
        int colon = host.indexOf(':');
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (web && colon >= 0 && !host.startsWith("[")) {
            checkPort(host.substring(colon));
        }
    }

    /** The host without port and brackets. */
    String hostname() {
        int colon = host.lastIndexOf(':');
        String name = colon >= 0 && isPort(host.substring(colon)) ? host.substring(0, colon) : host;
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    @Override
    public String toString() {
        StringBuilder url = new StringBuilder();
        if (!scheme.isEmpty()) {
            url.append(scheme).append(':');
        }
        if (!opaque.isEmpty()) {
            url.append(opaque);
        } else {
            appendAuthority(url);
            appendPath(url);
        }
        if (!query.isEmpty()) {
            url.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            url.append('#').append(UrlEscape.FRAGMENT.escape(fragment));
        }
        return url.toString();
    }

    private void appendAuthority(StringBuilder url) {
        if (scheme.isEmpty() && host.isEmpty() && user == null) {
            return;
        }
        if (!host.isEmpty() || !path.isEmpty() || user != null) {
            url.append("//");
        }
        if (user != null) {
            url.append(user).append('@');
        }
        url.append(UrlEscape.HOST.escape(host));
    }

    private void appendPath(StringBuilder url) {
        String escaped = path.equals("*") ? path : UrlEscape.PATH.escape(path);
        if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
            url.append('/');
        }
        int slash = escaped.indexOf('/');
        if (url.isEmpty()
                && escaped.substring(0, slash < 0 ? escaped.length() : slash).contains(":")) {
            url.append("./");
        }
        url.append(escaped);
    }
}
