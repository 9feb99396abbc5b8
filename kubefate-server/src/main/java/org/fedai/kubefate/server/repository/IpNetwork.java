package org.fedai.kubefate.server.repository;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8}.
 *
 * @param base one of its addresses
 * @param bits how many leading bits its addresses have in common
 */
record IpNetwork(InetAddress base, int bits) {
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");

    /** A range in CIDR notation; empty if the text is not one. */
    static Optional<IpNetwork> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return address(parts[0]).map(base -> new IpNetwork(base, Integer.parseInt(parts[1])));
    }

    /** An address from its text; empty for a host name. Names are not resolved. */
    static Optional<InetAddress> address(String host) {
        if (!IPV4.matcher(host).matches() && !host.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        if (base.getAddress().length != address.getAddress().length) {
            return false;
        }
        int below = Math.max(0, base.getAddress().length * 8 - bits);
        return number(address).shiftRight(below).equals(number(base).shiftRight(below));
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
