package org.fedai.kubefate.sandbox.api;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP listener on the loopback address that can be closed and reopened; each request runs on a virtual thread. */
final class LoopbackServer {
    private final HttpHandler handler;
    private final int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** @param port 0 for any free port */
    LoopbackServer(int port, HttpHandler handler) {
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
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    private synchronized int open(int wanted) {
        // TCP_NODELAY: the small packets of a watch would otherwise be delayed until the previous ones are
        // acknowledged.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
            opened.createContext("/", handler);
            opened.setExecutor(executor);
            opened.start();
            server = opened;
            threads = executor;
            return opened.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + wanted + ": " + e.getMessage(), e);
        }
    }
}
