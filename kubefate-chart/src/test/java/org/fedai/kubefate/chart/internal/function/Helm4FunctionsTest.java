package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.render.OwnEngine;
import org.fedai.kubefate.chart.testing.Helm4;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The functions that only Helm 4 has, or has in another way. {@code functions/helm4.txt} says of each expression what Helm 4.3.2 gave;
 * {@code -Dhelm4=PATH} compares that with the command itself, and {@code -Dgolden.update=true} besides writes it anew.
 */
class Helm4FunctionsTest {
    private static final Path TABLE = Path.of("src/test/resources/functions/helm4.txt");

    private static final String HEADER = "# What Helm 4.3.2 gives.\n";

    private static final String VALUES = """
            number: 3
            map: {x: 1, y: {z: text}}
            text: hello
            large: 12345678901
            """;

    /** A line of the table. */
    private record Row(String expression, String gives) {
        private static final String ARROW = " => ";

        static Row of(String line) {
            int arrow = line.lastIndexOf(ARROW);
            return arrow < 0
                    ? new Row(line, "")
                    : new Row(line.substring(0, arrow), line.substring(arrow + ARROW.length()));
        }

        static Row of(Row row, RealHelm.Outcome outcome) {
            String text = String.valueOf(outcome.text()).replace("\\", "\\\\").replace("\n", "\\n");
            return new Row(row.expression, outcome.refused() ? "refused" : "\"" + text + "\"");
        }

        String template() {
            return "{{ " + expression + " }}";
        }

        @Override
        public String toString() {
            return expression + ARROW + gives;
        }
    }

    @Test
    void functions_give_what_helm_4_gives() throws IOException {
        List<Row> rows = rows();

        assertThat(rows.stream()
                        .map(row -> Row.of(row, OwnEngine.render(HelmVersion.V4, row.template(), VALUES)))
                        .toList())
                .isEqualTo(rows);
    }

    @Test
    void helm_3_has_none_of_the_functions() {
        List<String> only = FunctionLibrary.standard(HelmVersion.V4).keySet().stream()
                .filter(name -> !FunctionLibrary.standard(HelmVersion.V3).containsKey(name))
                .toList();

        assertThat(only).hasSize(13);
        assertThat(only).allSatisfy(name -> {
            assertThat(OwnEngine.render("{{ " + name + " 1 }}", "").error())
                    .contains("function \"" + name + "\" not defined");
            assertThat(RealHelm.render("{{ " + name + " 1 }}", "").error())
                    .contains("function \"" + name + "\" not defined");
        });
    }

    @Test
    @EnabledIfSystemProperty(named = Helm4.PROPERTY, matches = ".+")
    void helm_4_gives_what_the_table_says() throws IOException {
        List<Row> rows = rows();
        List<RealHelm.Outcome> outcomes = RealHelm.render(
                Helm4.ofProperty(), rows.stream().map(Row::template).toList(), VALUES);
        List<Row> actual = IntStream.range(0, rows.size())
                .mapToObj(i -> Row.of(rows.get(i), outcomes.get(i)))
                .toList();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    TABLE, HEADER + actual.stream().map(row -> row + "\n").collect(Collectors.joining()));
        } else {
            assertThat(actual).isEqualTo(rows);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }
}
