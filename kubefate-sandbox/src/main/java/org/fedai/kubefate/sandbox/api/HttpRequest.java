package org.fedai.kubefate.sandbox.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param target path and query as they were sent
 * @param headers by name in lower case
 * @param body empty if there is none; longer than {@link #MAX_BODY_BYTES} if it was too long and was cut off
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are not compared, and only their readers have the body.
record HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    static final int MAX_BODY_BYTES = 8 << 20;

    private static final int MAX_HEAD_BYTES = 64 << 10;

    /** Path without the query, still encoded. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query, still encoded; empty if there is none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** A header; empty if it is not given. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether the client may send another request on the connection, and what it sends then can be told apart. */
    boolean keepsConnection() {
        return !header("Connection").equalsIgnoreCase("close") && body.length <= MAX_BODY_BYTES;
    }

    /**
     * Reads a request.
     *
     * @param out where the client is told to go on when it asks before it sends the body
     * @return null if the client has closed the connection
     * @throws IOException if what arrives is not an HTTP request
     */
    static @Nullable HttpRequest read(InputStream in, OutputStream out) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || !parts[1].startsWith("/")) {
            throw new IOException("not a request line: " + first);
        }
        Map<String, String> headers = headers(in);
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return new HttpRequest(parts[0], parts[1], headers, body(in, headers));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        int size = 0;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            size += line.length();
            if (colon < 0 || size > MAX_HEAD_BYTES) {
                throw new IOException("not a header, or too many of them");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        long length = number(headers.getOrDefault("content-length", "0"), 10);
        return exactly(in, (int) Math.min(length, MAX_BODY_BYTES + 1));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() <= MAX_BODY_BYTES) {
            String line = String.valueOf(line(in));
            long size = number(line.split(";", -1)[0].strip(), 16);
            if (size == 0) {
                headers(in);
                break;
            }
            body.writeBytes(exactly(in, (int) Math.min(size, MAX_BODY_BYTES + 1)));
            line(in);
        }
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the connection was closed in the middle of a request");
        }
        return bytes;
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(text, radix) & Long.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + text, e);
        }
    }

    /** A line without its end; null at the end of the input. */
    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() == MAX_HEAD_BYTES) {
                throw new IOException("a line of more than " + MAX_HEAD_BYTES + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
