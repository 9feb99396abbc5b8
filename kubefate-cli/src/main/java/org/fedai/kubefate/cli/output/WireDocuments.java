package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** REST records as JSON and YAML, with their REST keys. */
final class WireDocuments {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private WireDocuments() {}

    static String json(Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withArrayIndenter(INDENT)
                .withObjectIndenter(INDENT);
        return MAPPER.writer().with(printer).writeValueAsString(value) + "\n";
    }

    static String yaml(Object value) {
        return Yaml.write(visible(document(value))) + "\n";
    }

    /** YAML does not permit control characters, and a log excerpt must not make an object unreadable. */
    private static @Nullable Object visible(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(VisibleText.of(String.valueOf(key)), visible(item)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(visible(item)));
                yield copy;
            }
            case String text -> VisibleText.of(text);
            case null -> null;
            default -> value;
        };
    }

    /** A record as maps, lists and scalars. */
    static Object document(Object value) {
        return MAPPER.convertValue(value, Object.class);
    }
}
