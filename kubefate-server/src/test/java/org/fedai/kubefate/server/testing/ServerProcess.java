package org.fedai.kubefate.server.testing;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.fedai.kubefate.server.KubefateServer;

/** The service as a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a replica and waits until it answers.
     *
     * @param log where its output goes
     */
    public static ServerProcess start(Path log, Path kubeconfig, String... settings) throws IOException {
        return start(log, Map.of("KUBECONFIG", kubeconfig.toString()), settings);
    }

    /** Starts a replica in an environment and waits until it answers. */
    public static ServerProcess start(Path log, Map<String, String> environment, String... settings)
            throws IOException {
        int port = freePort();
        List<String> all = new ArrayList<>(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        all.addAll(List.of(settings));
        return start(log, environment, port, all);
    }

    /**
     * Starts a replica that knows nothing but its environment.
     *
     * @param port the one the environment tells it
     */
    public static ServerProcess startByEnvironment(Path log, Map<String, String> environment, int port)
            throws IOException {
        return start(log, environment, port, List.of());
    }

    private static ServerProcess start(Path log, Map<String, String> environment, int port, List<String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KubefateServer.class.getName()));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), port);
        try {
            await().atMost(5, MINUTES).until(server::answersOrEnded);
        } catch (ConditionTimeoutException e) {
            server.kill();
            throw new AssertionError("the service does not answer, see " + log, e);
        }
        if (!server.process.isAlive()) {
            throw new AssertionError("the service ended at its start, see " + log);
        }
        return server;
    }

    public Api api() {
        return Api.at(port);
    }

    /** As {@code kill -9} does it. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answersOrEnded() {
        if (!process.isAlive()) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
