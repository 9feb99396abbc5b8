package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.render.OwnEngine;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.Test;

/** {@code docs/functions.md} names every function, and its examples give what it says, here and in Helm. */
class FunctionsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "functions.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`.*`) \\| .* \\| `(\\{\\{.*}})` \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /** A row of the page, with what the example gives, or in words why that is not said. */
    private record Example(List<String> functions, String template, String gives) {
        static Example of(Matcher row) {
            List<String> functions = CODE.matcher(row.group(1))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            return new Example(functions, row.group(2).replace("\\|", "|"), row.group(3));
        }

        boolean says(RealHelm.Outcome outcome) {
            return switch (gives) {
                case "by chance" -> !outcome.refused();
                case "refused" -> outcome.refused();
                default -> ("`" + outcome.text() + "`").equals(gives);
            };
        }
    }

    @Test
    void names_every_function() throws IOException {
        List<String> named = examples().stream()
                .flatMap(example -> example.functions.stream())
                .toList();

        assertThat(named)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(FunctionLibrary.standard().keySet());
    }

    @Test
    void examples_give_what_it_says() throws IOException {
        assertThat(examples())
                .allSatisfy(example -> assertThat(OwnEngine.render(example.template, ""))
                        .as(example.template + " gives " + example.gives)
                        .matches(example::says));
    }

    @Test
    void examples_give_the_same_in_helm() throws IOException {
        List<Example> examples = examples().stream()
                .filter(example -> example.gives.startsWith("`"))
                .toList();

        List<RealHelm.Outcome> helm =
                RealHelm.render(examples.stream().map(Example::template).toList(), "");

        for (int i = 0; i < examples.size(); i++) {
            assertThat(helm.get(i)).as(examples.get(i).template).matches(examples.get(i)::says);
        }
    }

    private static List<Example> examples() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Example::of)
                .toList();
    }
}
