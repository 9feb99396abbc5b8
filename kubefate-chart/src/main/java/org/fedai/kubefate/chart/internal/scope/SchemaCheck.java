package org.fedai.kubefate.chart.internal.scope;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.resource.SchemaLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.internal.function.regex.GoRegex;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Validates values against the values.schema.json of a chart and its subcharts. A schema may not refer to external schemas: charts
 * have no access to files or the network.
 */
final class SchemaCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int MOST_FINDINGS = 100;

    private final RenderLimits limits;
    private final List<String> findings = new ArrayList<>();

    /** Loaded lazily, because it takes a while and most charts have no schema. */
    private static final class Registry {
        static final SchemaRegistry INSTANCE = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaCacheEnabled(false)
                        .schemaLoader(SchemaLoader.builder()
                                .allow(iri -> iri.toString().matches("https?://json-schema\\.org/.*"))
                                .fetchRemoteResources(false)
                                .build())
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .regularExpressionFactory(linear())
                                .build()));
    }

    private SchemaCheck(RenderLimits limits) {
        this.limits = limits;
    }

    /**
     * @throws ChartException with all validation errors, by chart and path
     */
    static void check(ChartNode chart, Map<String, @Nullable Object> values, RenderLimits limits) {
        SchemaCheck check = new SchemaCheck(limits);
        check.collect(chart, values);
        if (!check.findings.isEmpty()) {
            throw new ChartException(
                    "the values do not match values.schema.json:\n" + String.join("\n", check.findings));
        }
    }

    private void collect(ChartNode node, Map<String, @Nullable Object> values) {
        node.chart().schema().ifPresent(schema -> compare(node.path(), schema, values));
        for (ChartNode inner : node.dependencies()) {
            Object own = values.get(inner.name());
            if (Tables.isTable(own)) {
                collect(inner, Tables.asTable(own));
            } else if (own != null) {
                findings.add(inner.path() + ": the values are not a table");
            }
        }
    }

    private void compare(String path, String schema, Map<String, @Nullable Object> values) {
        try {
            Schema compiled = Registry.INSTANCE.getSchema(newest(JSON.readTree(schema)));
            compiled.validate(node(values), this::bound).stream()
                    .limit(MOST_FINDINGS)
                    .forEach(error ->
                            findings.add(path + ": " + error.getInstanceLocation() + " " + error.getMessage()));
        } catch (ValidationLimitExceededException e) {
            throw unusable(path, "it takes more than " + limits.iterations() + " steps", e);
        } catch (SchemaException | JacksonException | FunctionException e) {
            Throwable reason = e.getCause() instanceof FunctionException ? e.getCause() : e;
            throw unusable(
                    path,
                    String.valueOf(reason.getMessage()).lines().findFirst().orElse(""),
                    e);
        } catch (StackOverflowError e) {
            throw unusable(path, "it is nested too deeply, or refers to itself endlessly", e);
        }
    }

    private void bound(ExecutionContext context) {
        context.executionConfig(config -> config.maxEvaluationSteps(limits.iterations()));
    }

    /** The URL without a version means the newest dialect, which is the default. */
    private static JsonNode newest(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("$schema").asString("").matches("https?://json-schema\\.org/schema#?")) {
            object.remove("$schema");
        }
        return schema;
    }

    private static ChartException unusable(String path, String why, Throwable cause) {
        return new ChartException(path + "/values.schema.json cannot be used: " + why, cause);
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, element) -> object.set(String.valueOf(key), node(element)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(node(element)));
                yield array;
            }
            case Double number ->
                number == Math.rint(number) && Math.abs(number) < 0x1p63
                        ? NODES.numberNode(number.longValue())
                        : NODES.numberNode(number);
            case GoInteger integer -> NODES.numberNode(integer.longValue());
            case null -> NODES.nullNode();
            default -> JSON.valueToTree(value);
        };
    }

    /** Untrusted patterns, matched in linear time and in Go's dialect. */
    private static RegularExpressionFactory linear() {
        return regex -> {
            GoRegex compiled = GoRegex.compile(regex, Bounds.DEFAULT);
            return compiled::isIn;
        };
    }
}
