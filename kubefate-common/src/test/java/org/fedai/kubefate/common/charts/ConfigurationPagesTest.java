package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of keys in the configuration pages are made of the charts' examples, schemas and defaults. */
class ConfigurationPagesTest {
    private static final String BEGIN =
            "<!-- keys: made of the chart's example, schema and values.yaml; see charts/README.md -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @ParameterizedTest
    @CsvSource({
        "fate, fate-cluster-configuration.md",
        "fate-serving, fate-serving-cluster-configuration.md",
        "fate-exchange, fate-exchange-cluster-configuration.md"
    })
    void every_key_is_explained(String chart, String page) {
        Path file = Path.of("..", "docs", page);
        String text = ChartUnderTest.read(file);
        String keys = KeyTable.of(ChartUnderTest.of(chart));
        assertThat(keys.lines().filter(line -> line.endsWith("|  |")))
                .as("keys without a meaning")
                .isEmpty();
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("%s has its marks", page).isGreaterThanOrEqualTo(begin);
        GeneratedFile.check(file, text.substring(0, begin) + "\n" + keys + "\n" + text.substring(end));
    }
}
