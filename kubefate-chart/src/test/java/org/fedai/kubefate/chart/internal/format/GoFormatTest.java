package org.fedai.kubefate.chart.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFormatTest {
    @ParameterizedTest
    @CsvSource({
        "1234567, 1.234567e+06",
        "100000, 100000",
        "1000000, 1e+06",
        "1e20, 1e+20",
        "1e21, 1e+21",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "123456789.123, 1.23456789123e+08",
        "-0.0, -0",
        "4.9E-324, 5e-324",
        "2.5, 2.5",
        "NaN, NaN",
        "Infinity, +Inf",
    })
    void floats_print_with_an_exponent_from_a_million_on(double value, String text) {
        assertThat(GoFormat.sprint(value)).isEqualTo(text);
    }

    @Test
    void every_verb_prints_its_kind() {
        assertThat(GoFormat.sprintf("%x %X %b %#v %#g", 1.5, 1.5, 1.5, 1.5, 1.5))
                .isEqualTo("0x1.8p+00 0X1.8P+00 6755399441055744p-52 1.5 1.50000");
        assertThat(GoFormat.sprintf("%6.2f|%-8v|%08d|%+d|% d", 3.14159, 1.0, -42L, 5L, 5L))
                .isEqualTo("  3.14|1       |-0000042|+5| 5");
        assertThat(GoFormat.sprintf("%x|% x|%#x|%U|%#U|%c|%q", "hi", "hi", "hi", 0x1F600L, 0x1F600L, 65L, 65L))
                .isEqualTo("6869|68 69|0x6869|U+1F600|U+1F600 '\uD83D\uDE00'|A|'A'");
        assertThat(GoFormat.sprintf(
                        "%5t|%-7t|%05d|%x|%o|%#o|%O|%e|%G", true, false, 42L, 255L, 8L, 8L, 8L, 123456.789, 1e-10))
                .isEqualTo(" true|false  |00042|ff|10|010|0o10|1.234568e+05|1E-10");
        assertThat(GoFormat.sprintf("%05s|%5q|%-5s|", "ab", "a", "b")).isEqualTo("000ab|  \"a\"|b    |");
    }

    @Test
    void wrong_verbs_missing_and_extra_arguments_show_in_the_text() {
        assertThat(GoFormat.sprintf("%!|%z|%d|%[2]d %[1]d|%*d|%.2s|%.3v\n", 1L, 2L, 5L, 3L, "abcdef"))
                .isEqualTo("%!!(int=1)|%!z(int=2)|5|2 1| 5|%!s(int=03)|abc\n");
        assertThat(GoFormat.sprintf("%t|%s|%d", "x", true, "hi"))
                .isEqualTo("%!t(string=x)|%!s(bool=true)|%!d(string=hi)");
        assertThat(GoFormat.sprintf("%s %s", "a")).isEqualTo("a %!s(MISSING)");
        assertThat(GoFormat.sprintf("%s", "a", 1L, (Object) null)).isEqualTo("a%!(EXTRA int=1, <nil>)");
        assertThat(GoFormat.sprintf("%s", (@Nullable Object) null)).isEqualTo("%!s(<nil>)");
        assertThat(GoFormat.sprintf("100%")).isEqualTo("100%!(NOVERB)");
    }

    @Test
    void collections_print_in_brackets_with_sorted_keys() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("b", 1.0);
        map.put("a", null);
        map.put("c", TypedList.ofStrings(List.of("x")));
        map.put("d", GoInteger.uint8(3));
        assertThat(GoFormat.sprint(map)).isEqualTo("map[a:<nil> b:1 c:[x] d:3]");
        assertThat(GoFormat.sprintf("%#v", map))
                .isEqualTo(
                        "map[string]interface {}{\"a\":interface {}(nil), \"b\":1, \"c\":[]string{\"x\"}, \"d\":0x3}");
        assertThat(GoFormat.sprintf("%s|%q", Arrays.asList(null, "a"), Arrays.asList(null, "a", 1L)))
                .isEqualTo("[<nil> a]|[<nil> \"a\" '\\x01']");
        TypedList bytes = TypedList.ofBytes("hi".getBytes(StandardCharsets.UTF_8));
        assertThat(GoFormat.sprintf("%s|%x|%d|%v", bytes, bytes, bytes, bytes))
                .isEqualTo("hi|6869|[104 105]|[104 105]");
    }

    @Test
    void types_are_named_as_in_go() {
        assertThat(GoFormat.sprintf(
                        "%T %T %T %T %T %T %T",
                        "a", 1L, 1.0, GoInteger.int64(1), Map.of(), List.of(), TypedList.ofStrings(List.of())))
                .isEqualTo("string int float64 int64 map[string]interface {} []interface {} []string");
    }

    @Test
    void durations_print_as_durations() {
        assertThat(GoFormat.sprintf(
                        "%v %s %d", Duration.ofMillis(3661500), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isEqualTo("1h1m1.5s 1s 1000000000");
    }

    @Test
    void print_puts_spaces_between_operands_that_are_not_strings() {
        assertThat(GoFormat.sprint(Arrays.asList("a", 1L, 2L, "b", "c", true, null)))
                .isEqualTo("a1 2b" + "ctrue <nil>");
        assertThat(GoFormat.sprintln(Arrays.asList("a", 1L))).isEqualTo("a 1\n");
    }
}
