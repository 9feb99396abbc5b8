package org.fedai.kubefate.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A chart repository on this machine, which does what a test tells it to. */
public final class RepositoryServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, String> entries = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private RepositoryServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What came in; absent headers are empty. */
    public record Request(String path, String authorization, String proxyAuthorization, String tag) {}

    public static RepositoryServer start() {
        try {
            return new RepositoryServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<Request> requests() {
        return requests;
    }

    public long requestsOf(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    /** Lists a chart in the index and has its archive ready. */
    public void offer(TestChart chart) {
        byte[] archive = chart.archive();
        String file = "/package/" + chart.name() + "-" + chart.version() + ".tgz";
        list(chart, file.substring(1), sha256(archive));
        answer(file, 200, archive);
    }

    /** Lists a chart in the index. */
    public void list(TestChart chart, String url, String digest) {
        entries.put(
                chart.name() + " " + chart.version(),
                "- {name: " + chart.name() + ", version: " + chart.version() + ", urls: [\"" + url + "\"], digest: \""
                        + digest + "\"}\n");
    }

    public void answer(String path, int status, byte[] body) {
        on(path, exchange -> send(exchange, status, body));
    }

    public void answer(String path, String body) {
        answer(path, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    public void redirect(String path, String location) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            send(exchange, 302, new byte[0]);
        });
    }

    public void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** Takes back what was said of a path. */
    public void asBefore(String path) {
        handlers.remove(path);
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(new Request(
                path,
                header(exchange, "Authorization"),
                header(exchange, "Proxy-Authorization"),
                header(exchange, "If-None-Match")));
        HttpHandler handler = handlers.get(path);
        if (handler != null) {
            handler.handle(exchange);
        } else if (path.equals("/index.yaml")) {
            send(exchange, 200, index().getBytes(StandardCharsets.UTF_8));
        } else {
            send(exchange, 404, new byte[0]);
        }
    }

    private String index() {
        StringBuilder text = new StringBuilder("apiVersion: v1\nentries:\n");
        entries.keySet().stream()
                .map(key -> key.substring(0, key.indexOf(' ')))
                .distinct()
                .forEach(name -> {
                    text.append("  ").append(name).append(":\n");
                    entries.forEach((key, entry) -> text.append(key.startsWith(name + " ") ? "  " + entry : ""));
                });
        return text.toString();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
