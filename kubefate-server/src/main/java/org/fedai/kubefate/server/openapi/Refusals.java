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
import org.fedai.kubefate.server.web.Refuses;
import org.jspecify.annotations.Nullable;

/** The answers other than success: some follow from the form of a request, the others are named where it is dealt with. */
final class Refusals {
    /** Paths for everyone. */
    static final Set<String> OPEN = Set.of("/", "/v1/user/login", "/v1/user/logout");

    private static final Map<Integer, String> WORDS = Map.of(
            400, "The request cannot be read",
            401, "Not logged in, or the token is not good any more",
            403, "The account's role does not allow it",
            404, "There is no such object",
            409, "It exists already, is in use, or is at work on something else",
            413, "The request is larger than the limit",
            422, "The request can be read, but what it asks for cannot be",
            429, "Too many failed logins; Retry-After says how many seconds to wait",
            503, "Kubernetes or the database does not answer");

    private Refusals() {}

    static void describe(Operation operation, String path, String method, @Nullable Refuses named) {
        Set<Integer> statuses = new TreeSet<>();
        if (!OPEN.contains(path)) {
            statuses.addAll(List.of(401, 503));
            if (!method.equals("GET") || path.startsWith("/v1/user")) {
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
            responses.addApiResponse(Integer.toString(status), refusal(WORDS.get(status), body));
        }
        responses.addApiResponse("default", refusal("Anything else, such as a failure of the service", "ErrorBody"));
    }

    private static ApiResponse refusal(@Nullable String words, String body) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + body);
        return new ApiResponse()
                .description(words)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }
}
