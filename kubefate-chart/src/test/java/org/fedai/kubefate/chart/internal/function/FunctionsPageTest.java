package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.render.OwnEngine;
import org.fedai.kubefate.chart.testing.Helm4;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code docs/functions.md} names every function, and its examples give what it says, here and in Helm; those of its last chapter with
 * {@code -Dhelm4=PATH} only.
 */
class FunctionsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "functions.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`.*`) \\| .* \\| `(\\{\\{.*}})` \\| (.*) \\|$");
    private static final String ONLY_IN_HELM_4 = "## Only in Helm 4";
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /** A row of the page, with what the example gives, or in words why that is not said. */
    private record Example(HelmVersion helm, List<String> functions, String template, String gives) {
        static Example of(HelmVersion helm, Matcher row) {
            List<String> functions = CODE.matcher(row.group(1))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            return new Example(helm, functions, row.group(2).replace("\\|", "|"), row.group(3));
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
        Set<String> three = FunctionLibrary.standard(HelmVersion.V3).keySet();
        Set<String> four = FunctionLibrary.standard(HelmVersion.V4).keySet();

        assertThat(named(HelmVersion.V3)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(three);
        assertThat(named(HelmVersion.V4))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        four.stream().filter(name -> !three.contains(name)).toList());
    }

    private static List<String> named(HelmVersion helm) throws IOException {
        return examples().stream()
                .filter(example -> example.helm == helm)
                .flatMap(example -> example.functions.stream())
                .toList();
    }

    @Test
    void examples_give_what_it_says() throws IOException {
        assertThat(examples())
                .allSatisfy(example -> assertThat(OwnEngine.render(example.helm, example.template, ""))
                        .as(example.template + " gives " + example.gives)
                        .matches(example::says));
    }

    @Test
    void examples_give_the_same_in_helm() throws IOException {
        compare(HelmVersion.V3, RealHelm.HELM3);
    }

    @Test
    @EnabledIfSystemProperty(named = Helm4.PROPERTY, matches = ".+")
    void examples_of_helm_4_give_the_same_there() throws IOException {
        compare(HelmVersion.V4, Helm4.ofProperty());
    }

    private static void compare(HelmVersion version, RealHelm.Program program) throws IOException {
        List<Example> examples = examples().stream()
                .filter(example -> example.helm == version && example.gives.startsWith("`"))
                .toList();

        List<RealHelm.Outcome> helm = RealHelm.render(
                program, examples.stream().map(Example::template).toList(), "");

        for (int i = 0; i < examples.size(); i++) {
            assertThat(helm.get(i)).as(examples.get(i).template).matches(examples.get(i)::says);
        }
    }

    private static List<Example> examples() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int four = lines.indexOf(ONLY_IN_HELM_4);
        assertThat(four).isPositive();
        return Stream.concat(
                        examples(HelmVersion.V3, lines.subList(0, four)),
                        examples(HelmVersion.V4, lines.subList(four, lines.size())))
                .toList();
    }

    private static Stream<Example> examples(HelmVersion helm, List<String> lines) {
        return lines.stream().map(ROW::matcher).filter(Matcher::matches).map(row -> Example.of(helm, row));
    }
}
