package org.fedai.kubefate.server.repository;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy, parsed from {@code NO_PROXY}: domain names including their subdomains, IP
 * addresses and CIDR ranges such as {@code 10.0.0.0/8}, each optionally with a port, or {@code *}. Always includes
 * localhost.
 */
final class NoProxy {
    private final List<String> entries;

    NoProxy(String text) {
        entries = Stream.of(text.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean covers(URI address) {
        String host = unbracketed(address.getHost().toLowerCase(Locale.ROOT));
        InetAddress literal = IpNetwork.address(host).orElse(null);
        if (host.equals("localhost") || (literal != null && literal.isLoopbackAddress())) {
            return true;
        }
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        return entries.stream().anyMatch(entry -> covers(entry, host, literal, port));
    }

    private static boolean covers(String entry, String host, @Nullable InetAddress literal, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return literal != null
                    && IpNetwork.parse(entry)
                            .filter(network -> network.contains(literal))
                            .isPresent();
        }
        int colon = entry.lastIndexOf(':');
        boolean withPort = colon > 0 && entry.indexOf(':') == colon;
        if (withPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String name = unbracketed(withPort ? entry.substring(0, colon) : entry);
        name = name.startsWith("*.") ? name.substring(1) : name;
        return name.startsWith(".") ? host.endsWith(name) : host.equals(name) || host.endsWith("." + name);
    }

    /** Without the brackets that surround an IPv6 address in a URL. */
    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
