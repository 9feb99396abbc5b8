package org.fedai.kubefate.sandbox.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.time.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Leads requests to who can answer them. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final Catalog catalog;
    private final Discovery discovery;
    private final Rights rights;
    private final Audit audit = new Audit();
    private final Reading reading;
    private final Writing writing;
    private final Scaling scaling;
    private final PodLog podLog;
    private final TokenRequests tokens;
    private final Listener listener;

    /** @param port 0 for any free one */
    public ApiServer(int port, String version, Catalog catalog, Registry registry, LogSource logs, Timeline time) {
        this.catalog = catalog;
        this.discovery = new Discovery(catalog, version);
        this.rights = new Rights(registry);
        this.reading = new Reading(registry, new KubectlTable(time));
        this.writing = new Writing(registry);
        this.scaling = new Scaling(registry);
        this.podLog = new PodLog(registry, logs, time);
        this.tokens = new TokenRequests(registry, time);
        this.listener = new Listener(port, this::handle);
    }

    public int port() {
        return listener.port();
    }

    public Audit audit() {
        return audit;
    }

    /** The token with which a client is a service account. */
    public static String token(String namespace, String account) {
        return Rights.token(namespace, account);
    }

    /** Breaks all connections and takes no new ones. */
    public void goAway() {
        listener.close();
    }

    /** Takes requests again after {@link #goAway}, on the same port. */
    public void comeBack() {
        listener.reopen();
    }

    @Override
    public void close() {
        listener.close();
    }

    private void handle(HttpExchange exchange) {
        ApiCall call = new ApiCall(exchange);
        try {
            try {
                dispatch(call);
            } catch (StatusException e) {
                call.answer(e.code(), e.status());
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", call.method(), exchange.getRequestURI(), e);
                call.answer(500, failure(e));
            }
        } catch (IOException e) {
            LOG.debug("{} {}: the client left: {}", call.method(), exchange.getRequestURI(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void dispatch(ApiCall call) throws IOException, InterruptedException {
        List<String> path = call.path();
        String user = rights.user(call);
        Optional<JsonNode> discovered = discovery.answer(path);
        if (discovered.isPresent()) {
            call.answer(200, discovered.get());
            return;
        }
        switch (String.join("/", path)) {
            case "healthz", "livez", "readyz" -> call.answer(200, "text/plain", "ok".getBytes(StandardCharsets.UTF_8));
            // No schemas: an empty document keeps clients from checking objects themselves, the server does it.
            case "openapi/v2" -> call.answer(200, "application/octet-stream", new byte[0]);
            default -> {
                Target target = Target.of(path, catalog).orElseThrow(StatusException::noSuchPath);
                Access access = Access.of(user, call, target);
                audit.note(access);
                rights.check(access, target);
                object(call, target);
            }
        }
    }

    private void object(ApiCall call, Target target) throws IOException, InterruptedException {
        switch (target.subresource()) {
            case "scale" -> scaling.handle(call, target);
            case "log" -> podLog.handle(call, target);
            case "eviction" -> writing.evict(call, target);
            case "token" -> tokens.handle(call, target);
            default -> plain(call, target);
        }
    }

    private void plain(ApiCall call, Target target) throws IOException, InterruptedException {
        switch (call.method()) {
            case "GET" -> reading.handle(call, target);
            case "POST" -> writing.create(call, target);
            case "PUT" -> writing.replace(call, target);
            case "PATCH" -> writing.patch(call, target);
            case "DELETE" -> writing.delete(call, target);
            default -> throw StatusException.methodNotAllowed();
        }
    }

    private static JsonNode failure(RuntimeException e) {
        return Json.object(Map.of(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "status",
                "Failure",
                "reason",
                "InternalError",
                "message",
                "the sandbox failed: " + e,
                "code",
                500));
    }
}
