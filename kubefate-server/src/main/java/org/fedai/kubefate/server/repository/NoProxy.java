package org.fedai.kubefate.server.repository;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy, parsed from {@code NO_PROXY}: domain names including their subdomains, IP
 * addresses and CIDR ranges such as {@code 10.0.0.0/8}, each optionally with a port, or {@code *}. Always includes
 * localhost.
 */
final class NoProxy {
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");

    private final List<String> entries;

    NoProxy(String text) {
        entries = Stream.of(text.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean covers(URI address) {
        String host = unbracketed(address.getHost().toLowerCase(Locale.ROOT));
        InetAddress literal = literal(host);
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
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return literal != null && isInside(literal, entry.substring(0, slash), entry.substring(slash + 1));
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

    private static boolean isInside(InetAddress address, String network, String bits) {
        InetAddress base = literal(network);
        if (base == null || base.getAddress().length != address.getAddress().length || !bits.matches("\\d{1,3}")) {
            return false;
        }
        int below = Math.max(0, base.getAddress().length * 8 - Integer.parseInt(bits));
        return new BigInteger(1, address.getAddress())
                .shiftRight(below)
                .equals(new BigInteger(1, base.getAddress()).shiftRight(below));
    }

    /** Null for a host name; names are not resolved. */
    private static @Nullable InetAddress literal(String host) {
        if (!IPV4.matcher(host).matches() && !host.contains(":")) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
