package org.fedai.kubefate.server.repository;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.sandbox.testing.Eventually;

/** A proxy that records its first request and rejects it. */
final class RecordingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    private RecordingProxy(ServerSocket socket) {
        this.socket = socket;
    }

    static RecordingProxy start() throws IOException {
        RecordingProxy tunnel = new RecordingProxy(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(tunnel::serve);
        return tunnel;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The header lines of the request. */
    String asked() throws Exception {
        return asked.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.append(line).append('\n');
            }
            asked.complete(head.toString());
            client.getOutputStream()
                    .write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
