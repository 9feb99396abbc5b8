package org.fedai.kubefate.server.openapi;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.fedai.kubefate.server.version.ServiceVersion;
import org.fedai.kubefate.server.web.ErrorBody;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.fedai.kubefate.server.web.UnauthorizedBody;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** Completes the OpenAPI document that springdoc derives from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String FOLLOW = "/v1/log/{uuid}/ws";
    /** Extension that passes the error statuses from the controller's method to the customizer of the document. */
    private static final String ERROR_STATUSES = "x-refuses";

    @Bean
    OpenAPI openApi(ServiceVersion version) {
        return new OpenAPI()
                .info(new Info()
                        .title("KubeFATE")
                        .version(version.text())
                        .description("""
                                Installs and manages FATE clusters on Kubernetes. Every path works with and without a trailing slash.
                                A success is `{"msg": ..., "data": ...}`, an error `{"error": ...}` with a status other than 200. Times are
                                RFC 3339; a time that is not known yet is `0001-01-01T00:00:00Z`. Log in first: `POST /v1/user/login`.""")
                        // Generators of clients refuse a license without one.
                        .license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "header",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes("query", token(SecurityScheme.In.QUERY, "token"))
                        .addSecuritySchemes("cookie", token(SecurityScheme.In.COOKIE, "jwt")))
                .security(List.of(
                        new SecurityRequirement().addList("header"),
                        new SecurityRequirement().addList("query"),
                        new SecurityRequirement().addList("cookie")));
    }

    private static SecurityScheme token(SecurityScheme.In place, String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(place)
                .name(name)
                .description("The token returned by the login");
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer uploads() {
        return (operation, handler) -> {
            boolean upload = List.of(handler.getMethod().getParameterTypes()).contains(MultipartFile.class);
            if (upload) {
                Content content = operation.getRequestBody().getContent();
                operation
                        .getRequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        MediaType.MULTIPART_FORM_DATA_VALUE,
                                        content.values().iterator().next()));
            }
            return operation;
        };
    }

    @Bean
    OperationCustomizer namedRefusals() {
        return (operation, handler) -> {
            ErrorStatuses named = handler.getMethodAnnotation(ErrorStatuses.class);
            if (named != null) {
                operation.addExtension(ERROR_STATUSES, named);
            }
            operation.setOperationId(name(handler));
            return operation;
        };
    }

    /** The operation id, such as clusterList; methods of a controller need different names. */
    private static String name(HandlerMethod handler) {
        String feature = handler.getBeanType().getSimpleName().replace("Controller", "");
        String verb = handler.getMethod().getName();
        if (verb.equalsIgnoreCase(feature)) {
            return verb;
        }
        return feature.toLowerCase(Locale.ROOT) + verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
    }

    @Bean
    OpenApiCustomizer complete() {
        return document -> {
            ModelConverters converters = ModelConverters.getInstance(true);
            converters.readAll(ErrorBody.class).forEach(document.getComponents()::addSchemas);
            converters.readAll(UnauthorizedBody.class).forEach(document.getComponents()::addSchemas);
            document.getPaths().addPathItem(FOLLOW, following());
            DryRunResponses.describe(document, converters);
            document.getComponents().getSchemas().forEach(OpenApiConfiguration::requireData);
            describePayload(requireNonNull(document.getComponents().getSchemas().get("Job"), "no schema of jobs"));
            PropertyDescriptions properties = PropertyDescriptions.read();
            document.getComponents().getSchemas().forEach(properties::describe);
            document.getPaths().forEach(OpenApiConfiguration::complete);
            document.getComponents()
                    .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        };
    }

    private static void complete(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            if (path.startsWith("/v1/log/")) {
                Parameters.describeLog(operation);
            }
            Parameters.describe(operation, path);
            ErrorStatuses named = operation.getExtensions() == null
                    ? null
                    : (ErrorStatuses) operation.getExtensions().remove(ERROR_STATUSES);
            ErrorResponses.describe(operation, path, method.name(), named);
            if (ErrorResponses.PUBLIC.contains(path)) {
                operation.setSecurity(List.of());
            }
        });
    }

    /** {@code data} is omitted only by operations without a result. */
    private static void requireData(String name, Schema<?> schema) {
        if (name.equals("AnswerVoid")) {
            schema.getProperties().remove("data");
        } else if (name.startsWith("Answer")) {
            schema.addRequiredItem("data");
        }
    }

    /** Its type depends on the job's method; currently all methods with parameters have the same type. */
    private static void describePayload(Schema<?> job) {
        job.getProperties()
                .put(
                        "meta_data",
                        new Schema<>()
                                .addAnyOfItem(new Schema<>().$ref("#/components/schemas/ClusterArgs"))
                                .addAnyOfItem(new Schema<>().types(Set.of("null"))));
    }

    /** The WebSocket endpoint, which has no controller. */
    private static PathItem following() {
        return new PathItem()
                .get(new Operation()
                        .operationId("logFollow")
                        .addTagsItem("log")
                        .summary("Follow the log of a cluster over a WebSocket")
                        .description("One text frame per line, including its line break, until the client disconnects. "
                                + "Requires the headers of a "
                                + "WebSocket, so it cannot be tried on this page.")
                        .addParametersItem(Parameters.uuid())
                        .responses(new ApiResponses()
                                .addApiResponse("101", new ApiResponse().description("Lines are sent as frames"))));
    }
}
