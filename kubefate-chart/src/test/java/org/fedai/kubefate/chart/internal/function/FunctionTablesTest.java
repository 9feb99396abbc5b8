package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fedai.kubefate.chart.render.Agreement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in {@code src/test/resources/functions}: every expression must give what Helm gives, or be refused when Helm refuses it. */
class FunctionTablesTest {
    private static final String VALUES = """
            number: 3
            list: [a, b]
            map: {x: 1, y: {z: text}}
            text: hello
            empty: ""
            flag: true
            large: 12345678901
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strings",
                "case",
                "math",
                "lists",
                "dicts",
                "defaults",
                "encoding",
                "regex",
                "json",
                "yaml",
                "toml",
                "dates",
                "crypto"
            })
    void functions_give_what_helm_gives(String table) throws IOException {
        List<String> templates = templates(table);

        List<String> differences = Agreement.differences(templates, VALUES);

        assertThat(differences)
                .as("%d of %d", differences.size(), templates.size())
                .isEmpty();
    }

    private static List<String> templates(String table) throws IOException {
        try (InputStream in = FunctionTablesTest.class.getResourceAsStream("/functions/" + table + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> "{{ " + line + " }}")
                    .toList();
        }
    }
}
