package org.fedai.kubefate.server.kubernetes.api;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Converts error responses of the API server to exceptions whose messages name the operation, the error and what to do.
 */
public final class KubernetesErrors {
    /** The messages with which the API server rejects changes of immutable fields. */
    private static final Pattern IMMUTABLE = Pattern.compile(
            "immutable|may not change fields other than|updates to .*(is|are) forbidden|cannot change roleRef"
                    + "|primary clusterIP can not be unset|may not change once set");

    private KubernetesErrors() {}

    public static KubernetesException of(String attempt, int status, JsonNode body) {
        String message = message(status, body);
        Optional<Denial> denial = Denial.of(message);
        Kind kind = denial.isPresent() ? Kind.DENIED : kind(status, body, message);
        String advice = denial.map(Denial::advice).orElseGet(() -> advice(kind, message));
        return new KubernetesException(
                kind, "cannot " + attempt + ": " + message + (advice.isEmpty() ? "" : "; " + advice), null);
    }

    static KubernetesException unreachable(String attempt, String address, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new KubernetesException(
                Kind.UNREACHABLE,
                "cannot " + attempt + ": Kubernetes at " + address + " does not respond (" + why
                        + "); check that it is running and that KUBECONFIG or the service account points to it",
                cause);
    }

    public static KubernetesException interrupted(String attempt, Throwable cause) {
        return new KubernetesException(
                Kind.BUSY,
                "stopped while waiting for Kubernetes to " + attempt + "; the request may have been executed",
                cause);
    }

    private static Kind kind(int status, JsonNode body, String message) {
        return switch (status) {
            case 400 -> Kind.INVALID;
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> forbidden(body, message);
            case 404, 410 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 422 -> IMMUTABLE.matcher(message).find() ? Kind.IMMUTABLE : Kind.INVALID;
            // The API server reports an applied object that does not match the schema as an internal error.
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
        return Kind.FORBIDDEN;
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

    private static String advice(Kind kind, String message) {
        return switch (kind) {
            case UNAUTHORIZED -> "renew the token or certificate in KUBECONFIG or of the service account";
            case FORBIDDEN -> "grant the permission to the service account of KubeFATE";
            case TERMINATING -> "wait until the namespace has been deleted, then try again";
            case IMMUTABLE -> "delete the object so that it can be created again";
            case BUSY ->
                message.contains("failed calling webhook")
                        ? "check that this admission webhook is running (kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations)"
                        : "try again";
            case CONFLICT -> "try again";
            case UNREACHABLE, NOT_FOUND, INVALID, DENIED, OTHER -> "";
        };
    }
}
