package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;

/** Serves {@code services/NAME:PORT/proxy/PATH}: passes the request to the backend of the service. */
final class ServiceProxyHandler {
    private static final String MARKER = "/proxy";

    private final Registry registry;
    private final Map<String, ServiceBackend> backends = new ConcurrentHashMap<>();

    ServiceProxyHandler(Registry registry) {
        this.registry = registry;
    }

    void serve(String namespace, String service, int port, ServiceBackend backend) {
        backends.put(key(namespace, service + ":" + port), backend);
    }

    void handle(ApiCall call, Target target) throws IOException {
        String service = target.name().replaceFirst(":.*", "");
        registry.get(new ObjectId(BuiltInTypes.SERVICE, target.namespace(), service));
        ServiceBackend backend = backends.get(key(target.namespace(), target.name()));
        if (backend == null) {
            throw StatusException.unavailable(
                    "no endpoints available for service \"" + target.name() + "\": the sandbox runs no containers");
        }
        String path = call.after("/services/", MARKER);
        ServiceBackend.Response response = backend.answer(new ServiceBackend.Request(
                call.method(),
                path.startsWith("/") ? path : "/" + path,
                call.headers(),
                new String(call.body(), StandardCharsets.UTF_8)));
        call.answer(response.status(), response.contentType(), response.headers(), response.bytes());
    }

    private static String key(String namespace, String service) {
        return namespace + "/" + service;
    }
}
