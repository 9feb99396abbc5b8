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
    /**
     * Bound to the port but never listening, so that the port stays this server's while it refuses connections. Without
     * it, a client that retries may be given this very port as its own and connect to itself.
     */
    private final Socket reservation;

    private @Nullable Listener listener;

    /** What is closed together. */
    private record Listener(ServerSocket socket, Set<HttpConnection> connections, Thread accepting) {
        void close() {
            try {
                socket.close();
                // The kernel listens until the thread that waits for a connection has noticed.
                accepting.join();
            } catch (IOException e) {
                LOG.debug("cannot close the listener: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            connections.forEach(HttpConnection::close);
        }
    }

    /** @param port 0 for any free port */
    LoopbackServer(int port, Consumer<HttpExchange> handler) {
        this.handler = handler;
        this.reservation = reserve(port);
        listen();
    }

    int port() {
        return reservation.getLocalPort();
    }

    /** Accepts connections, again after {@link #pause}, on the same port. */
    synchronized void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(reservation.getLocalSocketAddress(), BACKLOG);
            Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
            listener = new Listener(
                    socket,
                    connections,
                    Thread.ofPlatform().daemon().name("sandbox-http").start(() -> accept(socket, connections)));
        } catch (IOException e) {
            throw cannotListen(port(), e);
        }
    }

    /** Closes all connections and refuses new ones; the port stays reserved. */
    synchronized void pause() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    /** Closes all connections and gives the port back. */
    void close() {
        pause();
        try {
            reservation.close();
        } catch (IOException e) {
            LOG.debug("cannot give the port back: {}", e.getMessage());
        }
    }

    private static Socket reserve(int port) {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw cannotListen(port, e);
        }
    }

    private static UncheckedIOException cannotListen(int port, IOException e) {
        return new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
    }

    private void accept(ServerSocket socket, Set<HttpConnection> connections) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                HttpConnection connection = new HttpConnection(client);
                connections.add(connection);
                Thread.ofVirtual().name("sandbox-request").start(() -> {
                    connection.serve(handler);
                    connections.remove(connection);
                });
                if (socket.isClosed()) {
                    connection.close();
                }
            } catch (IOException e) {
                LOG.debug("cannot accept a connection: {}", e.getMessage());
            }
        }
    }
}
