package org.fedai.kubefate.sandbox.resource;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that Kubernetes answers with a Status of failure. The messages are those of a real API server, because
 * clients evaluate them.
 */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    /**
     * One cause of the failure.
     *
     * @param reason such as {@code FieldValueInvalid}
     */
    public record Cause(String reason, String field, String message) {
        public static Cause invalid(String field, Object value, String why) {
            return new Cause(
                    "FieldValueInvalid", field, "Invalid value: " + Json.MAPPER.writeValueAsString(value) + ": " + why);
        }

        public static Cause required(String field, String why) {
            return new Cause("FieldValueRequired", field, "Required value" + (why.isEmpty() ? "" : ": " + why));
        }

        public static Cause forbidden(String field, String why) {
            return new Cause("FieldValueForbidden", field, "Forbidden: " + why);
        }

        public static Cause duplicate(String field, Object value) {
            return new Cause("FieldValueDuplicate", field, "Duplicate value: " + Json.MAPPER.writeValueAsString(value));
        }

        public static Cause notFound(String field, Object value) {
            return new Cause("FieldValueNotFound", field, "Not found: " + Json.MAPPER.writeValueAsString(value));
        }

        public static Cause unsupported(String field, Object value, List<String> supported) {
            return new Cause(
                    "FieldValueNotSupported",
                    field,
                    "Unsupported value: " + Json.MAPPER.writeValueAsString(value) + ": supported values: "
                            + String.join(
                                    ", ",
                                    supported.stream()
                                            .map(Json.MAPPER::writeValueAsString)
                                            .toList()));
        }
    }

    private StatusException(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        ObjectNode status = Json.object(Map.of("kind", "Status", "apiVersion", "v1", "status", "Failure"));
        status.putObject("metadata");
        status.put("message", getMessage()).put("reason", reason).put("code", code);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status;
    }

    public static StatusException notFound(ResourceType type, String name) {
        return new StatusException(
                404, "NotFound", type.qualified() + " \"" + name + "\" not found", details(type, name, type.plural()));
    }

    public static StatusException noSuchPath() {
        return new StatusException(404, "NotFound", "the server could not find the requested resource", Json.object());
    }

    public static StatusException exists(ObjectId id) {
        return new StatusException(
                409,
                "AlreadyExists",
                id.type().qualified() + " \"" + id.name() + "\" already exists",
                details(id.type(), id.name(), id.type().plural()));
    }

    public static StatusException conflict(ObjectId id, String why) {
        return new StatusException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + id.type().qualified() + " \"" + id.name() + "\": " + why,
                details(id.type(), id.name(), id.type().plural()));
    }

    /** @param conflicts field and manager of each */
    public static StatusException applyConflict(List<Cause> conflicts) {
        ObjectNode details = Json.object();
        causes(details, conflicts);
        String which = conflicts.size() == 1 ? "conflict" : "conflicts";
        return new StatusException(
                409,
                "Conflict",
                "Apply failed with " + conflicts.size() + " " + which + ": "
                        + String.join(
                                "; ",
                                conflicts.stream()
                                        .map(c -> c.message() + ": " + c.field())
                                        .toList()),
                details);
    }

    public static StatusException badRequest(String message) {
        return new StatusException(400, "BadRequest", message, Json.object());
    }

    /** An applied object that does not match the schema; a real API server reports this as an internal error. */
    public static StatusException untyped(List<String> faults) {
        String message = faults.size() == 1 ? faults.getFirst() : "errors:\n  " + String.join("\n  ", faults);
        return new StatusException(500, "", "failed to create typed patch object: " + message, Json.object());
    }

    /** An applied object with values that cannot be read; a real API server reports this as an internal error. */
    public static StatusException unconvertible(ResourceType type, String why) {
        return new StatusException(
                500,
                "",
                "failed to convert new object to proper version: unable to convert unstructured object to "
                        + type.group() + "/" + type.version() + ", Kind=" + type.kind() + ": " + why,
                Json.object());
    }

    public static StatusException invalid(ResourceType type, String name, List<Cause> causes) {
        ObjectNode details = details(type, name, type.kind());
        causes(details, causes);
        List<String> texts = causes.stream()
                .map(c -> c.field() + ": " + c.message())
                .distinct()
                .toList();
        String qualified = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        return new StatusException(
                422,
                "Invalid",
                qualified + " \"" + name + "\" is invalid: "
                        + (texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]"),
                details);
    }

    public static StatusException forbidden(ObjectId id, String why) {
        return new StatusException(
                403,
                "Forbidden",
                id.type().qualified() + (id.name().isEmpty() ? "" : " \"" + id.name() + "\"") + " is forbidden: " + why,
                details(id.type(), id.name(), id.type().plural()));
    }

    public static StatusException terminating(ObjectId id) {
        String why = "unable to create new content in namespace " + id.namespace() + " because it is being terminated";
        StatusException refused = forbidden(id, why);
        causes(
                refused.details,
                List.of(new Cause(
                        "NamespaceTerminating",
                        "metadata.namespace",
                        "namespace " + id.namespace() + " is being terminated")));
        return refused;
    }

    public static StatusException expired(String resourceVersion) {
        return new StatusException(410, "Expired", "too old resource version: " + resourceVersion, Json.object());
    }

    public static StatusException unauthorized() {
        return new StatusException(401, "Unauthorized", "Unauthorized", Json.object());
    }

    public static StatusException unavailable(String message) {
        return new StatusException(503, "ServiceUnavailable", message, Json.object());
    }

    public static StatusException methodNotAllowed() {
        return new StatusException(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Json.object());
    }

    public static StatusException unsupportedMediaType(String given) {
        return new StatusException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + given,
                Json.object());
    }

    private static ObjectNode details(ResourceType type, String name, String kind) {
        ObjectNode details = Json.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        return details.put("kind", kind);
    }

    private static void causes(ObjectNode details, List<Cause> causes) {
        ArrayNode array = details.putArray("causes");
        causes.forEach(cause -> array.addObject()
                .put("reason", cause.reason())
                .put("message", cause.message())
                .put("field", cause.field()));
    }
}
