package org.fedai.kubefate.server.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.common.api.DryRunReport;
import org.fedai.kubefate.server.web.Answer;
import org.springframework.core.ResolvableType;

/** Requests that answer with a job, or with a report if they are only tried. */
final class DryRunResponses {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Map<String, Set<PathItem.HttpMethod>> REQUESTS = Map.of(
            "/v1/cluster", Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT),
            "/v1/cluster/{uuid}", Set.of(PathItem.HttpMethod.PUT));

    private DryRunResponses() {}

    static void describe(OpenAPI document, ModelConverters converters) {
        converters
                .readAll(new AnnotatedType(ResolvableType.forClassWithGenerics(Answer.class, DryRunReport.class)
                        .getType()))
                .forEach(document.getComponents()::addSchemas);
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (REQUESTS.getOrDefault(path, Set.of()).contains(method)) {
                        success(operation).forEach(DryRunResponses::describe);
                    }
                }));
        document.getComponents().getSchemas().keySet().removeIf(name -> name.equals("AnswerObject"));
    }

    private static Stream<ApiResponse> success(Operation operation) {
        return Stream.ofNullable(operation.getResponses())
                .map(responses -> responses.get("200"))
                .filter(Objects::nonNull);
    }

    private static void describe(ApiResponse response) {
        response.getContent()
                .values()
                .forEach(content -> content.schema(new Schema<>()
                        .addOneOfItem(new Schema<>().$ref(SCHEMAS + "AnswerJob"))
                        .addOneOfItem(new Schema<>().$ref(SCHEMAS + "AnswerDryRunReport"))));
    }
}
