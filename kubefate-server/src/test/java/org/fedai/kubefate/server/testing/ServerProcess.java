package org.fedai.kubefate.server.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.KubefateServer;

/** The service as a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Path log;
    private final RunningService service;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.service = new RunningService(port);
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

    /** Starts a replica that knows nothing but its environment, which names the port as well. */
    public static ServerProcess startByEnvironment(Path log, Map<String, String> environment) throws IOException {
        int port = freePort();
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("FATECLOUD_SERVER_PORT", Integer.toString(port));
        return start(log, all, port, List.of());
    }

    private static ServerProcess start(Path log, Map<String, String> environment, int port, List<String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It is killed before an optimising compiler would pay off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KubefateServer.class.getName()));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), port, log);
        try {
            Eventually.until(server::look, look -> look.answers() || look.ended());
        } catch (AssertionError e) {
            server.kill();
            throw new AssertionError("the service does not answer, see " + log, e);
        }
        if (!server.process.isAlive()) {
            throw new AssertionError("the service ended at its start, see " + log);
        }
        return server;
    }

    public RunningService service() {
        return service;
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does it. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As {@code kill} and systemd do it. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** How far its start has come. The time it has computed for says that it goes on, up to a limit that no start needs. */
    private record Look(boolean ended, boolean answers, long logged, Duration computed) {}

    private Look look() {
        Duration computed = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return new Look(
                !process.isAlive(),
                answers(),
                log.toFile().length(),
                computed.compareTo(LONGEST_START) < 0 ? computed : LONGEST_START);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Below the ports that connections get: one that waits for the replica could be given its port, and answer itself. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            }
        }
    }
}
