package org.fedai.kubefate.sandbox.api;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of a client, which serves one request after the other until either side closes it. */
final class HttpConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        // The small packets of a watch would otherwise be delayed until the previous ones are acknowledged.
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    OutputStream out() {
        return out;
    }

    void serve(Consumer<HttpExchange> handler) {
        try {
            for (HttpExchange next = next(); next != null; next = next.keepsConnection() ? next() : null) {
                handler.accept(next);
            }
        } catch (IOException e) {
            LOG.debug("connection of {} ended: {}", socket.getRemoteSocketAddress(), e.getMessage());
        } finally {
            close();
        }
    }

    private @Nullable HttpExchange next() throws IOException {
        HttpRequest request = HttpRequest.read(in, out);
        return request == null ? null : new HttpExchange(request, this);
    }

    /** To be called when the connection serves its last request: discards what the client sends from now on. */
    void interruptWhenClosed(Thread serving) {
        Thread.ofVirtual().name("sandbox-hangup").start(() -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                LOG.trace("connection lost: {}", e.getMessage());
            }
            serving.interrupt();
        });
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("cannot close a connection: {}", e.getMessage());
        }
    }
}
