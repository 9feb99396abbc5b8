package org.fedai.kubefate.chart.internal.function.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bytes between BEGIN and END lines. */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final String type;
    private final byte[] bytes;

    /**
     * @param type what is between BEGIN and END: {@code CERTIFICATE}, {@code RSA PRIVATE KEY}
     */
    Pem(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    String type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The first block of a text; null if there is none. */
    static @Nullable Pem decode(String text) {
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            boolean lineStart = begin == 0 || text.charAt(begin - 1) == '\n';
            Pem block = lineStart ? block(text, begin + BEGIN.length()) : null;
            if (block != null) {
                return block;
            }
        }
        return null;
    }

    private static @Nullable Pem block(String text, int typeStart) {
        int typeEnd = text.indexOf(DASHES, typeStart);
        int bodyStart = text.indexOf('\n', typeStart);
        if (typeEnd < 0
                || bodyStart < typeEnd
                || !text.substring(typeEnd + DASHES.length(), bodyStart).isBlank()) {
            return null;
        }
        String type = text.substring(typeStart, typeEnd);
        int end = text.indexOf("\n-----END " + type + DASHES, bodyStart);
        byte[] bytes = end < 0 ? null : body(text.substring(bodyStart, end));
        return bytes == null ? null : new Pem(type, bytes);
    }

    /** Base64, optionally preceded by headers. */
    private static byte @Nullable [] body(String text) {
        String base64 = text.lines()
                .filter(line -> line.indexOf(':') < 0)
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String encode() {
        String body = new String(LINES.encode(bytes), StandardCharsets.US_ASCII);
        return BEGIN + type + DASHES + "\n" + body + "\n-----END " + type + DASHES + "\n";
    }
}
