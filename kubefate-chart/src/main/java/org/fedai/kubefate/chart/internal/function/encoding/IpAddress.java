package org.fedai.kubefate.chart.internal.function.encoding;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses in text, as strictly as Go reads them: no names, no leading zeros, no zone. */
public final class IpAddress {
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private static final byte[] V4_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private IpAddress() {}

    /** 4 or 16 bytes; null if the text is not an address. */
    static byte @Nullable [] parse(String text) {
        return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
    }

    /** As {@link #parse}, but 4 bytes for an IPv4 address that is written as an IPv6 one. */
    public static byte @Nullable [] parseShortest(String text) {
        byte[] address = parse(text);
        boolean mapped = address != null
                && address.length == 16
                && Arrays.equals(address, 0, V4_PREFIX.length, V4_PREFIX, 0, V4_PREFIX.length);
        return mapped ? Arrays.copyOfRange(address, V4_PREFIX.length, 16) : address;
    }

    private static byte @Nullable [] parseV4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!OCTET.matcher(octets[i]).matches() || Integer.parseInt(octets[i]) > 255) {
                return null;
            }
            address[i] = (byte) Integer.parseInt(octets[i]);
        }
        return address;
    }

    private static byte @Nullable [] parseV6(String text) {
        int gap = text.indexOf("::");
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null || (gap >= 0 && text.substring(0, gap).contains("."))) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        byte[] address = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
        return address;
    }

    /** Groups of four hexadecimal digits; the last two may be written as an IPv4 address. */
    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        byte[] bytes = new byte[groups.length * 2 + 2];
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            byte[] v4 = i == groups.length - 1 && groups[i].contains(".") ? parseV4(groups[i]) : null;
            if (v4 != null) {
                System.arraycopy(v4, 0, bytes, length, 4);
                length += 4;
            } else if (GROUP.matcher(groups[i]).matches()) {
                int group = Integer.parseInt(groups[i], 16);
                bytes[length++] = (byte) (group >> 8);
                bytes[length++] = (byte) group;
            } else {
                return null;
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
