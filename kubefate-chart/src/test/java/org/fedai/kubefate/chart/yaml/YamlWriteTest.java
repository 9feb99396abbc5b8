package org.fedai.kubefate.chart.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriteTest {
    @Test
    void keys_are_sorted_with_numbers_by_value_and_letters_last() {
        Map<String, Integer> map = Map.of("b10", 1, "b9", 2, "B", 3, "_x", 4, "a", 5, "b", 6, "b01", 7);
        assertThat(Yaml.write(map)).isEqualTo("_x: 4\nB: 3\na: 5\nb: 6\nb01: 7\nb9: 2\nb10: 1");
    }

    @Test
    void lists_in_maps_are_not_indented_and_those_in_lists_are() {
        assertThat(Yaml.write(Map.of("a", List.of(1, List.of(2, 3), Map.of("x", List.of(4))))))
                .isEqualTo("a:\n- 1\n- - 2\n  - 3\n- x:\n  - 4");
    }

    @Test
    void empty_collections_have_brackets() {
        assertThat(Yaml.write(List.of(Map.of(), List.of(), ""))).isEqualTo("- {}\n- []\n- \"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "n", "~", "null", "1", "0x1F", "1e3", "2001-01-01", "12:30", ".5", "08", "+.inf"})
    void text_that_would_be_read_as_something_else_is_quoted(String text) {
        assertThat(Yaml.write(text)).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b", "- x", "# c", " x", "x ", "@a", "%a", "a #b", "{", "a:"})
    void text_that_looks_like_yaml_is_single_quoted(String text) {
        assertThat(Yaml.write(text)).isEqualTo("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "a:b", "a#b", "-x", "http://x/y", "<<", "=", "caf\u00e9"})
    void other_text_stays_plain(String text) {
        assertThat(Yaml.write(text)).isEqualTo(text);
    }

    @Test
    void lines_become_a_literal_block() {
        assertThat(Yaml.write(Map.of("a", "x\ny\n", "b", "x\ny", "c", "x\n\n", "d", " x\ny")))
                .isEqualTo("a: |\n  x\n  y\nb: |-\n  x\n  y\nc: |+\n  x\n\nd: |2-\n   x\n  y");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\tb', '\"a\\tb\"'",
        "'\uD83D\uDE00', '\"\\U0001F600\"'",
        "'a \nb', '\"a \\nb\"'",
        "'\uFEFFa', '\"\\uFEFF\\x61\"'"
    })
    void what_cannot_be_shown_is_escaped(String text, String yaml) {
        assertThat(Yaml.write(text)).isEqualTo(yaml);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000",
        "1.5, 1.5",
        "1e20, 1e+20",
        "1e21, 1e+21",
        "1234567.5, 1.2345675e+06",
        "0.00001, 1e-05",
        "-0.0, 0",
        "4.9E-324, 5e-324",
        "123456.5, 123456.5"
    })
    void floats_are_written_as_go_does_after_json(double number, String yaml) {
        assertThat(Yaml.write(number)).isEqualTo(yaml);
    }

    @Test
    void long_lines_are_folded_after_eighty_columns() {
        String words = "word ".repeat(20).strip();
        assertThat(Yaml.write(Map.of("a", words)))
                .isEqualTo("a: " + "word ".repeat(16).strip() + "\n  "
                        + "word ".repeat(4).strip());
    }

    /** A checksum over the text, which charts put into annotations, depends on every space. */
    @Test
    void long_lines_between_double_quotes_are_folded_without_a_backslash() {
        assertThat(Yaml.write("word ".repeat(17) + "\u0007")).isEqualTo("\"" + "word ".repeat(16) + "word\n  \\a\"");
    }

    @Test
    void an_empty_key_needs_no_question_mark() {
        assertThat(Yaml.write(Map.of("", 1))).isEqualTo("\"\": 1");
    }

    @Test
    void a_long_key_is_asked_for_with_a_question_mark() {
        String key = "k".repeat(129);
        assertThat(Yaml.write(Map.of(key, List.of(1)))).isEqualTo("? " + key + "\n: - 1");
    }

    @Test
    void what_is_written_is_read_again() {
        Map<String, Object> value =
                Map.of("a", "yes", "b", List.of("x\n\n y", " ", "'\"'"), "c", Map.of("1", "-", "", "\t"));
        assertThat(Yaml.read(Yaml.write(value), "f")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void what_json_does_not_know_is_refused(double number) {
        assertThatThrownBy(() -> Yaml.write(number)).isInstanceOf(YamlException.class);
    }

    @Test
    void control_characters_that_json_leaves_bare_are_refused() {
        assertThatThrownBy(() -> Yaml.write("\u007f")).isInstanceOf(YamlException.class);
    }

    @Test
    void nesting_has_a_limit() {
        Object deep = "x";
        for (int i = 0; i < 2000; i++) {
            deep = Collections.singletonList(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> Yaml.write(tooDeep)).hasMessageContaining("levels deep");
    }
}
