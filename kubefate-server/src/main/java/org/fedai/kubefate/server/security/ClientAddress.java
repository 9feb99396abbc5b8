package org.fedai.kubefate.server.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address, read from its text. Names are not resolved: the text comes from outside. */
record ClientAddress(InetAddress ip) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::\\d{1,5})?");
    /** The JDK reads what contains a colon as an address, or not at all. */
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:%[\\w.-]{1,32})?");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?");
    private static final int LONGEST = 100;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** The address, without the port that some proxies add; empty if the text is not an address. */
    static Optional<ClientAddress> parse(String text) {
        String trimmed = text.length() > LONGEST ? "" : text.strip();
        var bracketed = BRACKETED.matcher(trimmed);
        String inside = bracketed.matches() ? bracketed.group(1) : trimmed;
        var ipv4 = IPV4.matcher(inside);
        if (ipv4.matches()) {
            return read(ipv4.group(1));
        }
        var ipv6 = IPV6.matcher(inside);
        return ipv6.matches() ? read(ipv6.group(1)) : Optional.empty();
    }

    private static Optional<ClientAddress> read(String literal) {
        try {
            return Optional.of(new ClientAddress(InetAddress.getByName(literal)));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What is counted as one client: an IPv4 address, or a /64 network, all of which an IPv6 host may use. */
    String network() {
        if (ip instanceof Inet4Address) {
            return ip.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES), ip.getAddress().length);
        return of(network).getHostAddress() + "/64";
    }

    boolean isLoopback() {
        return ip.isLoopbackAddress();
    }

    /** Whether it belongs to a network that is not routed in the Internet, as those of pods and nodes are. */
    boolean isPrivate() {
        byte[] bytes = ip.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean sharedSpace = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || uniqueLocal || sharedSpace;
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    @Override
    public String toString() {
        return ip.getHostAddress();
    }
}
