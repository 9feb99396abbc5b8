package org.fedai.kubefate.cli.output;

import org.fedai.kubefate.chart.yaml.Yaml;
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
        return Yaml.write(document(value)) + "\n";
    }

    /** A record as maps, lists and scalars. */
    static Object document(Object value) {
        return MAPPER.convertValue(value, Object.class);
    }
}
