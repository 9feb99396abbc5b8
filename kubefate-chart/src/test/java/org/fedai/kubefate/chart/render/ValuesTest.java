package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.exception.ValuesException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    private static final String BELOW = "text: file\ntable: {a: 1, b: {c: 2}}\nlist: [x, {\"y\": 1}, [z]]\n";

    @TempDir
    Path folder = Path.of("");

    /** An assignment and what Helm makes of it. */
    record Case(String option, String text, String expected) {
        @Override
        public String toString() {
            return option + " " + text;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream table = ValuesTest.class.getResourceAsStream("/assignments/set.txt")) {
            List<String> lines = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (int i = 0; i < lines.size(); i += 2) {
                String[] words = lines.get(i).split(" ", 2);
                cases.add(new Case(words[0], words[1], lines.get(i + 1).strip()));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void assignments_mean_what_they_mean_to_helm(Case one) {
        Values below = Values.none().yaml(BELOW, "below");
        if (one.expected().equals("refused")) {
            assertThatExceptionOfType(ValuesException.class)
                    .isThrownBy(() -> assigned(below, one))
                    .withMessageStartingWith("failed parsing --" + one.option() + " data \"" + one.text() + "\": ");
        } else {
            assertThat(typed(assigned(below, one).asMap())).isEqualTo(Yaml.read(one.expected(), "expected"));
        }
    }

    private static Values assigned(Values below, Case one) {
        return switch (one.option()) {
            case "set" -> below.set(one.text());
            case "set-string" -> below.setString(one.text());
            case "set-json" -> below.setJson(one.text());
            case "set-literal" -> below.setLiteral(one.text());
            default -> throw new IllegalArgumentException(one.option());
        };
    }

    /** As the table writes it: numbers with their type. */
    private static @Nullable Object typed(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(String.valueOf(key), typed(element)));
                yield copy;
            }
            case List<?> list -> list.stream().map(ValuesTest::typed).collect(Collectors.toCollection(ArrayList::new));
            case GoInteger integer -> "int64 " + integer;
            case Double number ->
                "float64 " + (number == Math.rint(number) ? Long.toString(number.longValue()) : number);
            case null -> null;
            default -> value;
        };
    }

    @Test
    void later_values_lie_over_earlier_ones() throws IOException {
        Path first = Files.writeString(folder.resolve("1.yaml"), "a: {b: 1, c: 2}\nd: [1, 2]\n");
        Path second = Files.writeString(folder.resolve("2.yaml"), "a: {b: 3}\nd: [4]\n---\ne: 5\n");
        assertThat(Values.of(Map.of("z", 0)).file(first).file(second).asMap())
                .isEqualTo(Map.of("z", 0.0, "a", Map.of("b", 3.0, "c", 2.0), "d", List.of(4.0), "e", 5.0));
    }

    @Test
    void values_never_change() {
        Values before = Values.of(Map.of("a", Map.of("b", "c")));
        before.set("a.b=d").setString("a.b=e").setJson("{\"a\": {\"b\": 1}}");
        assertThat(before.asMap()).isEqualTo(Map.of("a", Map.of("b", "c")));
    }

    @Test
    void set_file_takes_the_text_of_files() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "line 1\nline 2, with a comma\n");
        assertThat(Values.none().setFile("tls.key=key.pem", folder).asMap())
                .isEqualTo(Map.of("tls", Map.of("key", "line 1\nline 2, with a comma\n")));
        assertThatExceptionOfType(ValuesException.class)
                .isThrownBy(() -> Values.none().setFile("a=none.pem", folder))
                .withMessageContaining("none.pem does not exist");
    }

    @Test
    void set_json_takes_one_object() {
        assertThat(Values.of(Map.of("a", Map.of("x", "y")))
                        .setJson(" {\"a\": {\"b\": 2}}")
                        .asMap())
                .isEqualTo(Map.of("a", Map.of("x", "y", "b", 2.0)));
        assertThatExceptionOfType(ValuesException.class)
                .isThrownBy(() -> Values.none().setJson("{\"a\""));
    }

    @Test
    void whole_numbers_of_assignments_print_whole_and_those_of_files_as_helm_prints_them() {
        Chart chart = Tgz.chart()
                .file("probe/templates/a.yaml", "kind: A\nmetadata: {name: \"{{ .Values.a }} {{ .Values.b }}\"}\n")
                .read();
        Values values = Values.none().yaml("a: 1000000", "values").set("b=1000000");
        assertThat(new ChartRenderer()
                        .render(chart, RenderRequest.install("r", "n").withValues(values))
                        .text())
                .contains("1e+06 1000000");
    }

    @Test
    void files_that_hold_no_map_are_refused_with_their_place() throws IOException {
        Path list = Files.writeString(folder.resolve("list.yaml"), "- a\n");
        assertThatExceptionOfType(ValuesException.class)
                .isThrownBy(() -> Values.none().file(list))
                .withMessage(list + " is not a map of values, such as \"replicas: 3\"");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: 1\n---\nb: 2\nc: [\n");
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Values.none().file(broken))
                .satisfies(e -> assertThat(e.line()).isGreaterThanOrEqualTo(4));
        assertThat(Values.none().yaml("", "empty").asMap()).isEmpty();
    }
}
