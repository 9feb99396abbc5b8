package org.fedai.kubefate.common.template.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.fedai.kubefate.common.template.RealHelm;
import org.fedai.kubefate.common.template.value.FunctionException;
import org.fedai.kubefate.common.template.value.Values;
import org.fedai.kubefate.common.yaml.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expression of the tables in {@code functions/} against Helm itself. */
class HelmFunctionsTest {
    static final String VALUES =
            "number: 3\nlist: [a, b]\nmap: {x: 1, y: {z: text}}\ntext: hello\nempty: \"\"\nflag: true\nlarge: 12345678901\n";

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
                "json",
                "yaml",
                "dates",
                "crypto"
            })
    void functions_give_what_helm_gives(String table) {
        List<String> expressions = expressions(table);
        List<RealHelm.Outcome> ours =
                expressions.stream().map(HelmFunctionsTest::ours).toList();
        List<RealHelm.Outcome> theirs = theirs(expressions, ours);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            RealHelm.Outcome our = ours.get(i);
            RealHelm.Outcome their = theirs.get(i);
            boolean same = our.refused() ? their.refused() : our.text().equals(their.text());
            if (!same || (our.refused() && !their.error().contains(our.error()))) {
                differences.add(
                        (same ? "ERROR TEXT " : "") + expressions.get(i) + "\n   helm: " + their + "\n   here: " + our);
            }
        }
        System.out.println(
                "##" + table + ": " + expressions.size() + " expressions, differences: " + differences.size());
        try {
            java.nio.file.Files.write(
                    java.nio.file.Path.of("target/diff-" + table + ".txt"),
                    differences.stream()
                            .map(d -> d.replaceAll(
                                            "template: probe/templates/c0.yaml.*(executing|error calling|at <)",
                                            "...$1")
                                    .replace("\n\nUse --debug flag to render out invalid YAML", ""))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(differences.stream().filter(d -> !d.startsWith("ERROR TEXT")).toList())
                .isEmpty();
    }

    private static List<RealHelm.Outcome> theirs(List<String> expressions, List<RealHelm.Outcome> ours) {
        List<String> rendered = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        RealHelm.Outcome[] outcomes = new RealHelm.Outcome[expressions.size()];
        for (int i = 0; i < expressions.size(); i++) {
            if (ours.get(i).refused()) {
                outcomes[i] = RealHelm.render("{{" + expressions.get(i) + "}}", VALUES);
            } else {
                rendered.add("{{" + expressions.get(i) + "}}");
                places.add(i);
            }
        }
        List<RealHelm.Outcome> together = RealHelm.render(rendered, VALUES);
        for (int i = 0; i < places.size(); i++) {
            outcomes[places.get(i)] = together.get(i);
        }
        return List.of(outcomes);
    }

    private static RealHelm.Outcome ours(String expression) {
        SortedMap<String, TemplateFunction> functions = FunctionLibrary.standard();
        Map<String, Object> dot = new LinkedHashMap<>();
        dot.put("Values", Values.fromYaml(Yaml.read(VALUES, "values")));
        try {
            return new RealHelm.Outcome(Expression.eval(functions, expression, dot), null);
        } catch (FunctionException e) {
            return new RealHelm.Outcome(null, e.getMessage());
        } catch (RuntimeException e) {
            return new RealHelm.Outcome("BUG " + e, null);
        }
    }

    static List<String> expressions(String table) {
        try (InputStream in = HelmFunctionsTest.class.getResourceAsStream("/functions/" + table + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
