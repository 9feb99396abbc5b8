package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in {@code src/test/resources/language}: each case must give what Helm gives, or be refused when Helm refuses it. */
class LanguageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "literals",
                "trimming",
                "trimming2",
                "pipelines",
                "fields",
                "variables",
                "control",
                "comparison",
                "printing",
                "templates"
            })
    void renders_as_helm_renders(String table) throws IOException {
        String values = read("values.yaml");
        List<String> cases = List.of(read(table + ".txt").split("\n=====\n"));

        List<String> differences = Agreement.differences(cases, values);

        assertThat(differences).as("%d of %d", differences.size(), cases.size()).isEmpty();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = LanguageTest.class.getResourceAsStream("/language/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
