package org.fedai.kubefate.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class OpenApiTest {
    private static final String DOCUMENT = "/v1/swagger/openapi";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private JsonNode document;

    @BeforeEach
    void read(RunningService service) {
        document = service.anonymous().get(DOCUMENT).body();
    }

    @Test
    void exactly_the_mapped_operations_are_described() {
        Set<String> answered = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (isOurs(handler)) {
                answered.addAll(requests(info));
            }
        });
        answered.add("GET /v1/log/{uuid}/ws");

        assertThat(statuses().keySet()).isEqualTo(answered);
    }

    @Test
    void every_response_of_every_operation_is_described() {
        String expected = """
                DELETE /v1/chart/{uuid} 200 400 401 403 404 409 503 default
                DELETE /v1/cluster/{uuid} 200 401 403 404 409 503 default
                DELETE /v1/job/{uuid} 200 401 403 404 409 503 default
                DELETE /v1/user/{uuid} 200 401 403 404 409 503 default
                GET / 200 default
                GET /v1/audit 200 400 401 403 503 default
                GET /v1/chart 200 400 401 503 default
                GET /v1/chart/valueTemplateExample/{name}/{version} 200 401 404 503 default
                GET /v1/chart/{uuid} 200 401 404 503 default
                GET /v1/cluster 200 400 401 503 default
                GET /v1/cluster/{uuid} 200 401 404 503 default
                GET /v1/cluster/{uuid}/diff 200 400 401 404 409 503 default
                GET /v1/cluster/{uuid}/revision 200 401 404 503 default
                GET /v1/cluster/{uuid}/revision/{revision} 200 400 401 404 503 default
                GET /v1/events 200 400 401 404 429 503 default
                GET /v1/job 200 400 401 503 default
                GET /v1/job/{uuid} 200 400 401 404 503 default
                GET /v1/log/{uuid} 200 400 401 404 422 503 default
                GET /v1/log/{uuid}/ws 101 400 401 404 503 default
                GET /v1/namespace 200 401 503 default
                GET /v1/user 200 400 401 403 503 default
                GET /v1/user/me 200 401 403 503 default
                GET /v1/user/{uuid} 200 401 403 404 503 default
                GET /v1/version 200 401 503 default
                POST /v1/chart 200 400 401 403 413 422 503 default
                POST /v1/cluster 200 400 401 403 409 413 422 503 default
                POST /v1/cluster/adopt 200 400 401 403 404 409 413 422 503 default
                POST /v1/cluster/{uuid}/diff 200 400 401 403 404 409 413 422 503 default
                POST /v1/cluster/{uuid}/repair 200 401 403 404 409 503 default
                POST /v1/cluster/{uuid}/rollback 200 400 401 403 404 409 413 422 503 default
                POST /v1/cluster/{uuid}/sync 200 401 403 404 409 503 default
                POST /v1/cluster/{uuid}/test 200 400 401 403 404 409 413 422 503 default
                POST /v1/user 200 400 401 403 409 413 422 503 default
                POST /v1/user/login 200 400 401 413 429 503 default
                POST /v1/user/logout 200 503 default
                PUT /v1/cluster 200 400 401 403 404 409 413 422 503 default
                PUT /v1/cluster/{uuid} 200 400 401 403 404 409 413 422 503 default
                PUT /v1/job/{uuid} 200 400 401 403 404 409 503 default
                PUT /v1/user/{uuid} 200 400 401 403 404 409 413 422 429 503 default
                """;

        assertThat(statuses().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue())))
                .containsExactlyElementsOf(expected.lines().toList());
    }

    @Test
    void every_operation_and_parameter_has_a_description() {
        operations((request, operation) -> {
            assertThat(operation.path("summary").asString("")).as(request).isNotBlank();
            assertThat(operation.path("tags").size()).as(request).isEqualTo(1);
            operation
                    .path("parameters")
                    .forEach(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .as(request + " " + parameter)
                            .isNotBlank());
        });
    }

    @Test
    void every_property_has_a_description_and_values_have_an_example() {
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> {
                            String name = schema.getKey() + "." + property.getKey();
                            assertThat(property.getValue().path("description").asString(""))
                                    .as(name + " needs a sentence in openapi/properties.yaml")
                                    .endsWith(".");
                            if (isValue(property.getValue())) {
                                assertThat(property.getValue().path("examples").size())
                                        .as(name + " needs an example in openapi/properties.yaml")
                                        .isEqualTo(1);
                            }
                        }));
    }

    @Test
    void examples_match_their_schemas() {
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> property.getValue()
                                .path("examples")
                                .forEach(example -> assertThat(validate(property.getValue(), example))
                                        .as(schema.getKey() + "." + property.getKey())
                                        .isEmpty())));
    }

    @Test
    void operation_ids_are_unique_and_have_no_suffix() {
        List<String> ids = new ArrayList<>();
        operations((request, operation) -> ids.add(operation.path("operationId").asString("")));

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][a-zA-Z]+"));
    }

    /** Neither another schema nor a list of them. */
    private static boolean isValue(JsonNode property) {
        return (property.has("type") || property.has("types"))
                && !property.path("items").has("$ref")
                && !property.toString().contains("\"binary\"");
    }

    @Test
    void the_security_schemes_and_public_operations_are_described() {
        assertThat(document.path("components").path("securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("header", "query", "cookie");
        assertThat(document.path("security").size()).isEqualTo(3);
        Set<String> open = new TreeSet<>();
        operations((request, operation) -> {
            if (operation.has("security") && operation.path("security").isEmpty()) {
                open.add(request);
            }
        });
        assertThat(open).containsExactly("GET /", "POST /v1/user/login", "POST /v1/user/logout");
    }

    @Test
    void an_upload_is_multipart_with_a_file() {
        JsonNode body = document.at("/paths/~1v1~1chart/post/requestBody");

        assertThat(body.at("/content/multipart~1form-data/schema/properties/file/format")
                        .asString())
                .isEqualTo("binary");
    }

    @Test
    void every_reference_resolves() {
        Matcher references =
                Pattern.compile("\"\\$ref\":\"#/components/schemas/([^\"]+)\"").matcher(document.toString());
        int found = 0;
        while (references.find()) {
            assertThat(document.at("/components/schemas").has(references.group(1)))
                    .as(references.group(1))
                    .isTrue();
            found++;
        }
        assertThat(found).isGreaterThan(50);
    }

    @Test
    void real_responses_match_the_description(RunningService service) {
        Api api = service.admin();
        ClusterApi clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
        JsonNode job = clusters.ended(clusters.install("openapi-one", "v1.0.0", ""));
        String chart = api.get("/v1/chart?limit=1").data().get(0).path("uuid").asString();
        String user = api.get("/v1/user").data().get(0).path("uuid").asString();

        for (String[] request : new String[][] {
            {"/", "/"},
            {"/v1/version", "/v1/version"},
            {"/v1/namespace", "/v1/namespace"},
            {"/v1/cluster", "/v1/cluster"},
            {"/v1/cluster/{uuid}", "/v1/cluster/" + job.path("cluster_id").asString()},
            {"/v1/cluster/{uuid}", "/v1/cluster/none"},
            {"/v1/cluster/{uuid}/diff", "/v1/cluster/" + job.path("cluster_id").asString() + "/diff?revision=1"},
            {"/v1/job", "/v1/job"},
            {"/v1/job/{uuid}", "/v1/job/" + job.path("uuid").asString()},
            {"/v1/chart", "/v1/chart?limit=2"},
            {"/v1/chart", "/v1/chart?limit=0"},
            {"/v1/chart/{uuid}", "/v1/chart/" + chart},
            {"/v1/user", "/v1/user"},
            {"/v1/user/me", "/v1/user/me"},
            {"/v1/audit", "/v1/audit?limit=1"},
            {"/v1/audit", "/v1/audit?limit=0"},
            {"/v1/cluster", "/v1/cluster?sort=newest"},
            {"/v1/cluster", "/v1/cluster?sort=other"},
            {"/v1/user/{uuid}", "/v1/user/" + user},
            {"/v1/log/{uuid}", "/v1/log/" + job.path("cluster_id").asString()},
        }) {
            Api.Reply reply = api.get(request[1]);
            assertThat(findings(request[0], reply)).as(request[1]).isEmpty();
        }
        assertThat(findings("/v1/cluster", service.anonymous().get("/v1/cluster")))
                .isEmpty();
    }

    @Test
    void the_page_loads_no_external_resources(RunningService service) {
        Api api = service.anonymous();
        assertThat(api.get("/v1/swagger/index.html").raw().headers().firstValue("Location"))
                .hasValue("/v1/swagger/swagger-ui/index.html");
        String page = api.get("/v1/swagger/swagger-ui/index.html").raw().body();
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        List<String> parts = new ArrayList<>(List.of("openapi/swagger-config"));
        while (links.find()) {
            parts.add("swagger-ui/" + links.group(1));
        }

        assertThat(parts).hasSizeGreaterThan(5).noneMatch(part -> part.contains("//"));
        for (String part : parts) {
            assertThat(api.get("/v1/swagger/" + part.replace("/./", "/")).status())
                    .as(part)
                    .isEqualTo(200);
        }
        assertThat(api.get("/v1/swagger/swagger-ui/swagger-initializer.js")
                        .raw()
                        .body())
                .contains(DOCUMENT)
                .doesNotContain("https://");
    }

    private List<String> findings(String path, Api.Reply reply) {
        JsonNode answer =
                document.path("paths").path(path).path("get").path("responses").path(Integer.toString(reply.status()));
        JsonNode schema = answer.path("content").path("application/json").path("schema");
        assertThat(schema.isMissingNode()).as(path + " " + reply.status()).isFalse();
        return validate(schema, reply.body());
    }

    private List<String> validate(JsonNode schema, JsonNode value) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Map<String, List<String>> statuses() {
        Map<String, List<String>> statuses = new TreeMap<>();
        operations((request, operation) -> statuses.put(
                request,
                operation.path("responses").propertyNames().stream().sorted().toList()));
        return statuses;
    }

    private interface Visitor {
        void visit(String request, JsonNode operation);
    }

    private void operations(Visitor visitor) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> visitor.visit(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.fedai.") && !handler.hasMethodAnnotation(Hidden.class);
    }

    private static List<String> requests(RequestMappingInfo info) {
        List<String> requests = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            info.getMethodsCondition().getMethods().forEach(method -> requests.add(method + " " + path));
        }
        return requests;
    }
}
