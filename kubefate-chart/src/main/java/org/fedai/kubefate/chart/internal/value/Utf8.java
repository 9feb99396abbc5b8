package org.fedai.kubefate.chart.internal.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Go's strings are bytes that usually, but not always, are UTF-8: {@code trunc} cuts through characters, {@code b64dec} gives any bytes.
 * A byte that is not part of a character is represented in a String by a lone surrogate, U+DC80 to U+DCFF, which valid text does not contain, so that it
 * can be restored.
 */
public final class Utf8 {
    private static final int LONE = 0xDC00;
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The bytes of a Go string. */
    public static byte[] bytes(String text) {
        if (!hasLone(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
        text.codePoints().forEach(point -> {
            if (isLone(point)) {
                bytes.write(point - LONE);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** The Go string of some bytes. */
    public static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes);
    }

    /** How many bytes the Go string has. */
    public static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // The two halves of a pair share four bytes.
            length += c < 0x80 || (isLone(c) && !follows(text, i)) ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    /** The text with U+FFFD for bytes that are not part of a character, as a UTF-8 decoder returns it. */
    public static String readable(String text) {
        return hasLone(text) ? new String(bytes(text), StandardCharsets.UTF_8) : text;
    }

    /** Whether a code point represents a byte that is not part of a character. */
    public static boolean isLone(int codePoint) {
        return codePoint >= LONE + 0x80 && codePoint <= LONE + 0xFF;
    }

    private static boolean follows(String text, int low) {
        return low > 0 && Character.isHighSurrogate(text.charAt(low - 1));
    }

    /** Whether the Go string contains invalid UTF-8. */
    public static boolean hasLone(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLone(text.charAt(i)) && !follows(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            int size = characterSize(bytes, i);
            if (size == 0) {
                text.append((char) (LONE + (bytes[i] & 0xFF)));
                i++;
            } else {
                text.append(new String(bytes, i, size, StandardCharsets.UTF_8));
                i += size;
            }
        }
        return text.toString();
    }

    /** The number of bytes of the character at a position; 0 if there is none. */
    private static int characterSize(byte[] bytes, int start) {
        int first = bytes[start] & 0xFF;
        int size = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (size < 2) {
            return size;
        }
        if (start + size > bytes.length) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[start + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[start + 1] & 0xFF;
        boolean overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
        boolean beyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
        return overlong || beyond ? 0 : size;
    }
}
