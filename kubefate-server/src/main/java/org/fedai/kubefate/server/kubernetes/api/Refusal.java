package org.fedai.kubefate.server.kubernetes.api;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException.Kind;
import tools.jackson.databind.JsonNode;

/** Turns answers of the API server that are no success into exceptions: what was tried, what Kubernetes says, what to do. */
public final class Refusal {
    /** The ways in which the API server says that a field can only be set at creation. */
    private static final Pattern IMMUTABLE = Pattern.compile(
            "immutable|may not change fields other than|updates to .*(is|are) forbidden|cannot change roleRef"
                    + "|primary clusterIP can not be unset|may not change once set");

    private Refusal() {}

    public static KubernetesException of(String attempt, int status, JsonNode body) {
        String message = message(status, body);
        Kind kind = kind(status, body, message);
        return new KubernetesException(kind, "cannot " + attempt + ": " + message + advice(kind), null);
    }

    static KubernetesException unreachable(String attempt, String address, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new KubernetesException(
                Kind.UNREACHABLE,
                "cannot " + attempt + ": Kubernetes at " + address + " does not answer (" + why
                        + "); check that it runs and that KUBECONFIG or the service account leads to it",
                cause);
    }

    static KubernetesException interrupted(String attempt, Throwable cause) {
        return new KubernetesException(
                Kind.BUSY, "stopped while waiting for Kubernetes to " + attempt + "; it may have done so", cause);
    }

    private static Kind kind(int status, JsonNode body, String message) {
        return switch (status) {
            case 400 -> Kind.INVALID;
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> forbidden(body, message);
            case 404, 410 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 422 -> IMMUTABLE.matcher(message).find() ? Kind.IMMUTABLE : Kind.INVALID;
            // An applied object that does not fit the schema is answered as if the server itself had failed.
            case 500 -> message.contains("typed patch object") ? Kind.INVALID : Kind.BUSY;
            case 429, 502, 503, 504 -> Kind.BUSY;
            default -> Kind.OTHER;
        };
    }

    private static Kind forbidden(JsonNode body, String message) {
        boolean terminating = StreamSupport.stream(
                        body.path("details").path("causes").spliterator(), false)
                .anyMatch(cause -> cause.path("reason").asString("").equals("NamespaceTerminating"));
        if (terminating || message.contains("because it is being terminated")) {
            return Kind.TERMINATING;
        }
        return message.contains("exceeded quota") || message.contains("failed quota") ? Kind.QUOTA : Kind.FORBIDDEN;
    }

    private static String message(int status, JsonNode body) {
        if (body.isString()) {
            return "status " + status + ", " + body.asString();
        }
        String message = body.path("message").asString("");
        if (!message.isEmpty()) {
            return message;
        }
        String causes = StreamSupport.stream(body.path("details").path("causes").spliterator(), false)
                .map(cause -> cause.path("field").asString("") + " "
                        + cause.path("message").asString(""))
                .collect(Collectors.joining(", "));
        return causes.isBlank() ? "status " + status : causes.strip();
    }

    private static String advice(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> "; renew the token or certificate of KUBECONFIG or the service account";
            case FORBIDDEN -> "; grant the right to the service account of KubeFATE";
            case QUOTA -> "; raise the quota of the namespace or request less";
            case TERMINATING -> "; wait until the namespace is gone, then try again";
            case IMMUTABLE -> "; the object has to be deleted and created anew";
            case CONFLICT, BUSY -> "; try again";
            case UNREACHABLE, NOT_FOUND, INVALID, OTHER -> "";
        };
    }
}
