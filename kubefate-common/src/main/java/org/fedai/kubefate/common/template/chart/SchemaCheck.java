package org.fedai.kubefate.common.template.chart;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.resource.SchemaLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.chart.ChartException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks values against the values.schema.json of a chart and of the charts inside of it. A schema may not refer to others elsewhere: a chart
 * reaches neither files nor the network.
 */
final class SchemaCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> findings = new ArrayList<>();

    /** Takes a while to load, which charts without a schema need not wait for. */
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

    private SchemaCheck() {}

    /**
     * @throws ChartException with all that does not fit, by chart and path
     */
    static void check(ChartNode chart, Map<String, @Nullable Object> values) {
        SchemaCheck check = new SchemaCheck();
        check.collect(chart, values);
        if (!check.findings.isEmpty()) {
            throw new ChartException("the values do not fit values.schema.json:\n" + String.join("\n", check.findings));
        }
    }

    private void collect(ChartNode node, Map<String, @Nullable Object> values) {
        node.chart().schema().ifPresent(schema -> compare(node.path(), schema, values));
        for (ChartNode inner : node.dependencies()) {
            Object own = values.get(inner.name());
            if (Tables.isTable(own)) {
                collect(inner, Tables.asTable(own));
            } else if (own != null) {
                findings.add(inner.path() + ": the values are no table");
            }
        }
    }

    private void compare(String path, String schema, Map<String, @Nullable Object> values) {
        try {
            Schema compiled = Registry.INSTANCE.getSchema(newest(JSON.readTree(schema)));
            for (Error error : compiled.validate(node(values))) {
                findings.add(path + ": " + error.getInstanceLocation() + " " + error.getMessage());
            }
        } catch (SchemaException | JacksonException | PatternSyntaxException e) {
            throw unusable(
                    path, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        } catch (StackOverflowError e) {
            throw unusable(path, "it refers to itself without end", e);
        }
    }

    /** The address without a version means the newest dialect, which is the default. */
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
            case null -> NODES.nullNode();
            default -> JSON.valueToTree(value);
        };
    }

    /** Patterns of a stranger, matched in linear time, and in the dialect that Go has. */
    private static RegularExpressionFactory linear() {
        return regex -> {
            Pattern pattern = Pattern.compile(regex);
            RegularExpression expression = text -> pattern.matcher(text).find();
            return expression;
        };
    }
}
