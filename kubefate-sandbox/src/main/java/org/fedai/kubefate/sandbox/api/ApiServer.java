package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Authorizes requests and dispatches them to their handlers. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final Catalog catalog;
    private final DiscoveryHandler discovery;
    private final RbacAuthorizer authorizer;
    private final Audit audit = new Audit();
    private final ReadHandler reader;
    private final WriteHandler writer;
    private final ScaleHandler scaler;
    private final PodLogHandler podLog;
    private final TokenRequestHandler tokens;
    private final ServiceProxyHandler services;
    private final LoopbackServer listener;
    private volatile boolean refusing;

    /** @param port 0 for any free port */
    public ApiServer(int port, String version, Catalog catalog, Registry registry, LogSource logs, SandboxClock clock) {
        this.catalog = catalog;
        this.discovery = new DiscoveryHandler(catalog, version);
        this.authorizer = new RbacAuthorizer(registry);
        this.reader = new ReadHandler(registry, new KubectlTable(clock));
        this.writer = new WriteHandler(registry);
        this.scaler = new ScaleHandler(registry);
        this.podLog = new PodLogHandler(registry, logs, clock);
        this.tokens = new TokenRequestHandler(registry, clock);
        this.services = new ServiceProxyHandler(registry);
        this.listener = new LoopbackServer(port, this::handle);
    }

    public int port() {
        return listener.port();
    }

    public Audit audit() {
        return audit;
    }

    /** The bearer token that authenticates a client as the service account. */
    public static String token(String namespace, String account) {
        return RbacAuthorizer.token(namespace, account);
    }

    /** Lets a backend answer the requests to a port of a service. */
    public void serve(String namespace, String service, int port, ServiceBackend backend) {
        services.serve(namespace, service, port, backend);
    }

    /** Closes all connections and refuses new ones. */
    public void stopListening() {
        listener.pause();
    }

    /** Accepts connections again after {@link #stopListening}, on the same port. */
    public void resumeListening() {
        listener.listen();
    }

    /** Answers every request with status 401 from now on, or no longer. */
    public void refuseCredentials(boolean refuse) {
        refusing = refuse;
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
                LOG.error("{} {} failed", call.method(), exchange.request().target(), e);
                call.answer(500, failure(e));
            }
        } catch (IOException e) {
            LOG.debug(
                    "{} {}: the client closed the connection: {}",
                    call.method(),
                    exchange.request().target(),
                    e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug(
                    "{} {}: the client has gone",
                    call.method(),
                    exchange.request().target());
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch(ApiCall call) throws IOException, InterruptedException {
        if (refusing) {
            throw StatusException.unauthorized();
        }
        List<String> path = call.path();
        String user = authorizer.user(call);
        Optional<JsonNode> discovered = discovery.answer(path);
        if (discovered.isPresent()) {
            call.answer(200, discovered.get());
            return;
        }
        switch (String.join("/", path)) {
            case "healthz", "livez", "readyz" -> call.answer(200, "text/plain", "ok".getBytes(StandardCharsets.UTF_8));
            // An empty schema document keeps clients from validating objects themselves; the server validates them.
            case "openapi/v2" -> call.answer(200, "application/octet-stream", new byte[0]);
            default -> {
                Target target = Target.of(path, catalog).orElseThrow(StatusException::noSuchPath);
                AccessRequest access = AccessRequest.of(user, call, target);
                audit.record(access);
                authorizer.check(access, target);
                object(call, target);
            }
        }
    }

    private void object(ApiCall call, Target target) throws IOException, InterruptedException {
        switch (target.subresource()) {
            case "scale" -> scaler.handle(call, target);
            case "log" -> podLog.handle(call, target);
            case "eviction" -> writer.evict(call, target);
            case "token" -> tokens.handle(call, target);
            case "proxy" -> services.handle(call, target);
            default -> plain(call, target);
        }
    }

    private void plain(ApiCall call, Target target) throws IOException, InterruptedException {
        switch (call.method()) {
            case "GET" -> reader.handle(call, target);
            case "POST" -> writer.create(call, target);
            case "PUT" -> writer.replace(call, target);
            case "PATCH" -> writer.patch(call, target);
            case "DELETE" -> writer.delete(call, target);
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
                "internal error of the sandbox: " + e,
                "code",
                500));
    }
}
