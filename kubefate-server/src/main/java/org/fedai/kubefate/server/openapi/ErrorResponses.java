package org.fedai.kubefate.server.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.jspecify.annotations.Nullable;

/**
 * Adds the error responses of operations: some follow from the request, others are declared with {@code ErrorStatuses}.
 */
final class ErrorResponses {
    /** Paths that need no token. */
    static final Set<String> PUBLIC = Set.of("/", "/v1/user/login", "/v1/user/logout");

    private static final Map<Integer, String> DESCRIPTIONS = Map.of(
            400, "The request is malformed",
            401, "Not logged in, or the token is invalid or expired",
            403, "The role of the account does not permit it",
            404, "The object does not exist",
            409, "The object already exists, is in use or is busy",
            413, "The request exceeds the size limit",
            422, "The request is well-formed but invalid",
            429, "Too many failed logins; Retry-After contains the seconds to wait",
            503, "Kubernetes or the database is unavailable");

    private ErrorResponses() {}

    static void describe(Operation operation, String path, String method, @Nullable ErrorStatuses named) {
        Set<Integer> statuses = new TreeSet<>();
        if (!PUBLIC.contains(path)) {
            statuses.addAll(List.of(401, 503));
            if (!method.equals("GET") || path.startsWith("/v1/user") || path.equals("/v1/audit")) {
                statuses.add(403);
            }
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(400, 413));
        }
        if (hasQuery(operation)) {
            statuses.add(400);
        }
        if (named != null) {
            Arrays.stream(named.value()).forEach(statuses::add);
        }
        describe(operation.getResponses(), statuses);
    }

    private static boolean hasQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
    }

    private static void describe(ApiResponses responses, Set<Integer> statuses) {
        for (int status : statuses) {
            String body = status == 401 ? "UnauthorizedBody" : "ErrorBody";
            responses.addApiResponse(Integer.toString(status), errorResponse(DESCRIPTIONS.get(status), body));
        }
        responses.addApiResponse(
                "default", errorResponse("Any other error, such as an internal error of the service", "ErrorBody"));
    }

    private static ApiResponse errorResponse(@Nullable String description, String body) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + body);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }
}
