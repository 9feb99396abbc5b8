package org.fedai.kubefate.chart.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.fedai.kubefate.chart.yaml.YamlDocument.PlainScalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\n                       | 0",
                "---\\na: 1\\n...\\n# the end\\n | 0",
                "a: 1\\n---\\n# nothing\\n     | 0",
                "a: 1\\n---\\nb: 2\\n         | 2",
                "---\\n---\\nb: 2\\n          | 2",
                "a: 1\\n...\\nb: 2\\n         | 2",
                "a: 1\\n---\\n\\tb: 2\\n       | 2",
                "{a: 1}\\nb: 2\\n             | 2",
                "a: '---'\\nb: >\\n  ---\\n   | 0",
            })
    void what_follows_the_first_document_is_known(String text, int line) {
        assertThat(YamlDocument.read(text.replace("\\n", "\n").replace("\\t", "\t"), "a.yaml")
                        .continuation())
                .isEqualTo(line);
    }

    @Test
    void plain_scalars_have_path_line_text_and_value() {
        YamlDocument document = YamlDocument.read("""
            partyId: 010000
            "quoted": "010"
            list:
            - yes
            - {on: !!str 1}
            12: x
            """, "a.yaml");

        assertThat(document.plainScalars())
                .extracting(
                        PlainScalar::path, PlainScalar::line, PlainScalar::text, PlainScalar::value, PlainScalar::key)
                .containsExactly(
                        tuple(List.of("partyId"), 1, "partyId", "partyId", true),
                        tuple(List.of("partyId"), 1, "010000", 4096L, false),
                        tuple(List.of("list"), 3, "list", "list", true),
                        tuple(List.of("list", 0), 4, "yes", true, false),
                        tuple(List.of("list", 1, "true"), 5, "on", "true", true),
                        tuple(List.of("12"), 6, "12", "12", true),
                        tuple(List.of("12"), 6, "x", "x", false));
    }
}
