package org.fedai.kubefate.chart.internal.function.encoding;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** Percent-encoding by the part of a URL: each has its own set of unescaped characters. */
enum UrlEscape {
    PATH("$&+,/:;=@"),
    USER("$&+,;="),
    FRAGMENT("$&+,/:;=?@!()*"),
    HOST("!$&'()*+,;=:[]<>\""),
    ZONE("!$&'()*+,;=:[]<>\"");

    private static final String UNRESERVED = "-_.~";
    private static final String HEX = "0123456789ABCDEF";

    private final String plain;

    UrlEscape(String plain) {
        this.plain = plain;
    }

    boolean isPlain(int b) {
        return b < 0x80 && (isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0 || plain.indexOf(b) >= 0);
    }

    String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte each : Utf8.bytes(text)) {
            int b = each & 0xFF;
            if (isPlain(b)) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            }
        }
        return escaped.toString();
    }

    /**
     * @throws FunctionException if a percent sign is not followed by two digits, or encodes a character that the part must not contain
     */
    String unescape(String text) {
        byte[] bytes = Utf8.bytes(text);
        ByteArrayOutputStream plainBytes = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                plainBytes.write(unescape(bytes, i));
                i += 2;
            } else {
                if ((this == HOST || this == ZONE) && bytes[i] >= 0 && !isPlain(bytes[i])) {
                    throw new FunctionException("invalid character \"" + (char) bytes[i] + "\" in host name");
                }
                plainBytes.write(bytes[i]);
            }
        }
        return Utf8.text(plainBytes.toByteArray());
    }

    private int unescape(byte[] bytes, int percent) {
        int high = percent + 2 < bytes.length ? Character.digit(bytes[percent + 1], 16) : -1;
        int low = percent + 2 < bytes.length ? Character.digit(bytes[percent + 2], 16) : -1;
        int value = high << 4 | low;
        boolean hidden = value != '%'
                && ((this == HOST && value < 0x80) || (this == ZONE && value != ' ' && !HOST.isPlain(value)));
        if (high < 0 || low < 0 || hidden) {
            int length = Math.min(3, bytes.length - percent);
            throw new FunctionException(
                    "invalid URL escape \"" + Utf8.text(Arrays.copyOfRange(bytes, percent, percent + length)) + "\"");
        }
        return value;
    }

    private static boolean isLetterOrDigit(int b) {
        return "0123456789abcdefghijklmnopqrstuvwxyz"
                        .indexOf(Character.toString(b).toLowerCase(Locale.ROOT))
                >= 0;
    }
}
