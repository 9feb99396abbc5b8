package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP request and its one answer. */
final class HttpExchange {
    private final HttpRequest request;
    private final HttpConnection connection;
    private boolean streamed;

    HttpExchange(HttpRequest request, HttpConnection connection) {
        this.request = request;
        this.connection = connection;
    }

    HttpRequest request() {
        return request;
    }

    /** Whether the connection can serve another request after this one. */
    boolean keepsConnection() {
        return request.keepsConnection() && !streamed;
    }

    void answer(int status, String contentType, byte[] body) throws IOException {
        answer(status, contentType, Map.of(), body);
    }

    void answer(int status, String contentType, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder more = new StringBuilder("Content-Length: ").append(body.length);
        headers.forEach(
                (name, value) -> more.append("\r\n").append(name).append(": ").append(value));
        OutputStream out = head(status, contentType, more.toString());
        if (!request.method().equals("HEAD")) {
            out.write(body);
        }
        out.flush();
    }

    /**
     * Starts an answer of unknown length, at whose end the connection is closed.
     *
     * <p>The calling thread is interrupted once the client closes the connection: a stream may have nothing to write for
     * hours, and would not notice otherwise.
     */
    OutputStream stream(String contentType) throws IOException {
        OutputStream out = head(200, contentType, "Transfer-Encoding: chunked\r\nConnection: close");
        out.flush();
        streamed = true;
        connection.interruptWhenClosed(Thread.currentThread());
        return new ChunkedOutput(out);
    }

    private OutputStream head(int status, String contentType, String length) throws IOException {
        if (streamed) {
            throw new IOException("the request is answered already");
        }
        OutputStream out = connection.out();
        // The reason phrase may be empty; clients evaluate the number only.
        String head = "HTTP/1.1 " + status + " \r\nContent-Type: " + contentType + "\r\n" + length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        return out;
    }
}
