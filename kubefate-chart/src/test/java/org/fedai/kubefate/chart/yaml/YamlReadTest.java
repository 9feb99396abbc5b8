package org.fedai.kubefate.chart.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadTest {
    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "Yes", "on", "ON", "true", "True"})
    void the_words_of_yaml_1_1_are_true(String word) {
        assertThat(read(word)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "NO", "off", "Off", "false", "FALSE"})
    void the_words_of_yaml_1_1_are_false(String word) {
        assertThat(read(word)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL", "---", "# only a comment", "!!null null"})
    void null_has_many_forms(String text) {
        assertThat(read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "010, 8",
        "0o14, 12",
        "08, 8",
        "0x1F, 31",
        "-0x1f, -31",
        "0b101, 5",
        "0b-11, -3",
        "1_000, 1000",
        "+5, 5",
        "1e3, 1000",
        "1., 1",
        "9223372036854775807, 9223372036854775807",
        "1.0, 1",
        "!!int 7, 7",
        "!!float 7, 7",
        "!!int \"7\", 7",
        "-0, 0"
    })
    void whole_numbers_are_long(String text, long value) {
        assertThat(read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        ".5, 0.5",
        "-1.5e-3, -0.0015",
        "6_85.230_15e+03, 685230.15",
        "18446744073709551615, 1.8446744073709552E19"
    })
    void other_numbers_are_double(String text, double value) {
        assertThat(read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:30:45",
                "2001-01-01",
                "2001-12-14T21:59:43.10Z",
                "1e400",
                "yeS",
                "nUll",
                "0x",
                "1.2.3",
                "_1",
                ".",
                "0x1p4",
                "0b12"
            })
    void everything_else_is_text(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void keys_become_text() {
        assertThat(read("1: a\n1.5: b\ny: c\n'~': d")).isEqualTo(Map.of("1", "a", "1.5", "b", "true", "c", "~", "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~: 1", "[a]: 1", "{a: b}: 1", "18446744073709551615: 1"})
    void keys_without_a_text_are_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(YamlException.class).hasMessageContaining("key");
    }

    @Test
    void the_last_of_two_equal_keys_counts() {
        assertThat(read("a: 1\na: 2")).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void a_merge_lays_a_map_into_another_where_it_stands() {
        assertThat(read("x: &x {a: 1, b: 2}\nz: {b: 9, <<: *x, a: 7}"))
                .isEqualTo(Map.of("x", Map.of("a", 1L, "b", 2L), "z", Map.of("a", 7L, "b", 2L)));
    }

    @Test
    void of_several_merged_maps_the_first_wins() {
        assertThat(read("z: {<<: [{a: 1}, {a: 2, b: 3}]}")).isEqualTo(Map.of("z", Map.of("a", 1L, "b", 3L)));
    }

    @Test
    void a_merge_of_something_else_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("a: 1\n<<: 2")).hasMessageStartingWith("f:2: map merge requires map");
    }

    @Test
    void anchors_may_be_used_often_but_not_to_blow_up_the_document() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        assertThatThrownBy(() -> read(laughs.toString())).hasMessageContaining("excessive aliasing");
    }

    @Test
    void an_anchor_inside_itself_is_refused() {
        assertThatThrownBy(() -> read("a: &a [*a]")).hasMessage("f:1: anchor 'a' value contains itself");
    }

    @Test
    void nesting_has_a_limit() {
        assertThatThrownBy(() -> read("[".repeat(5000))).isInstanceOf(YamlException.class);
    }

    @Test
    void block_scalars_keep_or_fold_their_lines() {
        assertThat(read("a: |\n  x\n   y\n\nb: >-\n  x\n  y\nc: |+\n  z\n\n"))
                .isEqualTo(Map.of("a", "x\n y\n", "b", "x y", "c", "z\n\n"));
    }

    @Test
    void binary_becomes_the_text_it_encodes() {
        assertThat(read("!!binary aGVsbG8=")).isEqualTo("hello");
    }

    @Test
    void only_the_first_document_is_read() {
        assertThat(read("a: 1\n---\nb: [")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    @Timeout(60)
    void a_number_of_very_many_digits_is_read_at_once() {
        String digits = "1".repeat(3_000_000);

        assertThat(Yaml.read(digits, "a.yaml")).isEqualTo(digits);
        assertThat(Yaml.read("0x" + digits, "a.yaml")).isEqualTo("0x" + digits);
        assertThat(Yaml.read("0b" + digits, "a.yaml")).isEqualTo("0b" + digits);
        assertThat(Yaml.read("0".repeat(3_000_000) + "17", "a.yaml")).isEqualTo(15L);
        assertThat(Yaml.read("." + "1_".repeat(1_000_000) + "1", "a.yaml")).isEqualTo(0.1111111111111111);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\tb", "a: \tb", "a: b\t# c", "a:\t# c\n  b"})
    void tabs_may_stand_between_words(String text) {
        assertThat(read(text)).isEqualTo(Map.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%YAML 1.2\n---\na: 1", "%x", "a: \"\\/\""})
    void what_only_yaml_1_2_has_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(YamlException.class);
    }

    @Test
    void a_byte_order_mark_counts_for_nothing_at_the_start_and_for_a_character_elsewhere() {
        assertThat(read("\uFEFFa: 1\nb: 2")).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(read("a: 1\n\uFEFFb: 2")).isEqualTo(Map.of("a", 1L, "\uFEFFb", 2L));
    }

    @Test
    void nulls_stay_in_maps_and_lists() {
        Map<?, ?> map = (Map<?, ?>) read("a:\nb: [~, 1]");
        assertThat(map.containsKey("a")).isTrue();
        assertThat(map.get("b")).isEqualTo(Arrays.asList(null, 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "'a: 1\nb: c: d', 2",
        "'a: [1\nb: 2', 2",
        "'a: \"x', 1",
        "'\n\n\ta: 1', 3",
        "'a: *x', 1",
        "'a: 1\nb: \u0001', 2"
    })
    void errors_name_source_and_line(String text, int line) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        YamlException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("f:" + line + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.Inf", "a: .nan"})
    void numbers_that_json_does_not_know_are_refused(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("not a valid number in JSON");
    }

    private static @Nullable Object read(String text) {
        return Yaml.read(text, "f");
    }
}
