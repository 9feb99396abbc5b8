package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP listener on the loopback address that can be closed and reopened; each connection has a virtual thread.
 *
 * <p>The server of the JDK would not do: it looks at a connection again only after it has answered, so that a watch or
 * a followed log that has nothing to send keeps the connection of a client that went away.
 */
final class LoopbackServer {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int BACKLOG = 1024;

    private final Consumer<HttpExchange> handler;
    private final int port;
    private @Nullable Listener listener;

    /** What is closed together. */
    private record Listener(ServerSocket socket, Set<HttpConnection> connections) {
        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("cannot close the listener: {}", e.getMessage());
            }
            connections.forEach(HttpConnection::close);
        }
    }

    /** @param port 0 for any free port */
    LoopbackServer(int port, Consumer<HttpExchange> handler) {
        this.handler = handler;
        this.port = open(port);
    }

    int port() {
        return port;
    }

    /** Accepts connections again after {@link #close}, on the same port. */
    void reopen() {
        open(port);
    }

    synchronized void close() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    private synchronized int open(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
            Listener opened = new Listener(socket, ConcurrentHashMap.newKeySet());
            listener = opened;
            Thread.ofPlatform().daemon().name("sandbox-http").start(() -> accept(opened));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + wanted + ": " + e.getMessage(), e);
        }
    }

    private void accept(Listener from) {
        while (!from.socket().isClosed()) {
            try {
                Socket client = from.socket().accept();
                HttpConnection connection = new HttpConnection(client);
                from.connections().add(connection);
                Thread.ofVirtual().name("sandbox-request").start(() -> {
                    connection.serve(handler);
                    from.connections().remove(connection);
                });
                if (from.socket().isClosed()) {
                    connection.close();
                }
            } catch (IOException e) {
                LOG.debug("cannot accept a connection: {}", e.getMessage());
            }
        }
    }
}
