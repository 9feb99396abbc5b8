package org.fedai.kubefate.server.kubernetes.proxy;

import java.time.Duration;
import java.util.Map;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends HTTP requests to services inside the cluster by way of the API server, which needs the permissions {@code get} and {@code create} of
 * services/proxy. Redirects are not followed, and responses are limited in size and time.
 */
public final class ServiceProxy {
    static final int MAX_BYTES = 4 << 20;

    /** In front of the address and the reason, when the API server cannot connect to a pod. */
    private static final String NO_CONNECTION = "error trying to reach service: ";

    private final KubeApi api;
    private final boolean simulated;

    /** @param simulated whether Kubernetes is the sandbox, which runs no containers */
    public ServiceProxy(KubeApi api, boolean simulated) {
        this.api = api;
        this.simulated = simulated;
    }

    /**
     * A request.
     *
     * @param path path and query, encoded: {@code /v2/job/query?job_id=1}
     * @param body null for a GET; otherwise it is a POST
     * @param contentType of the body
     */
    public record Call(
            String path,
            Map<String, String> headers,
            @Nullable String body,
            String contentType) {
        public static Call get(String path) {
            return new Call(path, Map.of(), null, "");
        }

        public static Call post(String path, String contentType, String body) {
            return new Call(path, Map.of(), body, contentType);
        }

        public Call withHeaders(Map<String, String> other) {
            return new Call(path, other, body, contentType);
        }
    }

    /** Whether Kubernetes is the sandbox: nothing answers there. */
    public boolean isSimulated() {
        return simulated;
    }

    /**
     * Sends a request once.
     *
     * @param limit until the end of the response
     * @throws KubernetesException if the API server itself does not respond or refuses the request
     */
    public ServiceResponse send(ServicePort service, Call call, Duration limit) {
        String attempt = "reach service " + service.namespace() + "/" + service.name();
        KubeApi.Bounded answer = api.bounded(
                attempt,
                new KubeApi.Relayed(service.path() + call.path(), call.headers(), call.body(), call.contentType()),
                MAX_BYTES,
                limit);
        return switch (answer) {
            case KubeApi.Cut cut -> new ServiceResponse.Missing(cut.why());
            case KubeApi.Text text -> response(attempt, service, call, text);
        };
    }

    private ServiceResponse response(String attempt, ServicePort service, Call call, KubeApi.Text text) {
        int connection = text.body().indexOf(NO_CONNECTION);
        if (text.status() >= 500 && connection >= 0) {
            return new ServiceResponse.Missing(reason(text.body().substring(connection + NO_CONNECTION.length())));
        }
        JsonNode body = text.status() >= 400 ? api.tree(text.body()) : api.tree("");
        if (!body.path("kind").asString("").equals("Status")) {
            return new ServiceResponse.Received(text.status(), text.body());
        }
        return switch (text.status()) {
            case 403 -> throw forbidden(attempt, service, call, body);
            case 404 -> new ServiceResponse.Missing("the service does not exist");
            case 503 -> new ServiceResponse.Missing("no pod of the service is ready");
            default -> throw KubernetesErrors.of(attempt, text.status(), body);
        };
    }

    private static KubernetesException forbidden(String attempt, ServicePort service, Call call, JsonNode body) {
        String verb = call.body() == null ? "get" : "create";
        return new KubernetesException(
                KubernetesException.Kind.FORBIDDEN,
                "cannot " + attempt + ": the service account of KubeFATE lacks the permission \"" + verb
                        + "\" of services/proxy for " + service.name() + " in namespace " + service.namespace()
                        + "; deploy/rbac-config.yaml has the rule ("
                        + body.path("message").asString("") + ")",
                null);
    }

    /**
     * The reason alone, without the addresses of pods in front of it.
     *
     * @param text plain or, from older API servers, the rest of a JSON document
     */
    private static String reason(String text) {
        String line = text.replaceFirst("(?s)[\"\\\\\\n].*", "");
        int last = line.lastIndexOf(": ");
        return last < 0 ? line : line.substring(last + 2);
    }
}
