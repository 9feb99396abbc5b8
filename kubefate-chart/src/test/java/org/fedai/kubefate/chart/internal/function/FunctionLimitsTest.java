package org.fedai.kubefate.chart.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FunctionLimitsTest {
    private static final FunctionLimits SMALL = new FunctionLimits(1000, 100, 1_000_000);
    private static final SortedMap<String, TemplateFunction> FUNCTIONS =
            FunctionLibrary.standard(HelmVersion.V3, SMALL, Clock.systemUTC());

    @Test
    void a_result_may_be_as_long_as_the_limit_and_no_longer() {
        assertThat((String) call("repeat", 1000L, "x")).hasSize(1000);
        refuses("longer than 1000 characters", "repeat", 1001L, "x");
        refuses("longer than 1000 characters", "repeat", Long.MAX_VALUE, "xx");
        refuses("longer than 1000 characters", "indent", 1L << 40, "x");
        refuses("longer than 1000 characters", "nindent", 600L, "a\nb");
        refuses("longer than 1000 characters", "replace", "", "x".repeat(500), "abc");
        refuses("longer than 1000 characters", "join", "x".repeat(600), List.of(1L, 2L, 3L));
        refuses("longer than 1000 characters", "wrapWith", 1L, "x".repeat(300), "abcdef");
        refuses("longer than 1000 characters", "regexReplaceAll", "", "abc", "x".repeat(400));
        refuses("longer than 1000 characters", "randAlphaNum", 1001L);
        refuses("longer than 1000 characters", "randBytes", 1001L);
        refuses("longer than 1000 characters", "toJson", List.of("x".repeat(600), "y".repeat(600)));
        refuses("longer than 1000 characters", "toYaml", List.of("x".repeat(600), "y".repeat(600)));
        refuses("longer than 1000 characters", "toToml", Map.of("a", "x".repeat(600), "b", "y".repeat(600)));
    }

    @Test
    void a_list_may_be_as_long_as_the_limit_and_no_longer() {
        assertThat((List<?>) call("until", 100L)).hasSize(100);
        refuses("more than 100 elements", "until", 101L);
        refuses("more than 100 elements", "untilStep", Long.MIN_VALUE, Long.MAX_VALUE, 1L);
        refuses("more than 100 elements", "seq", 1_000_000_000_000L);
        refuses("more than 100 elements", "splitList", "", "x".repeat(200));
        refuses("more than 100 elements", "regexFindAll", "x", "x".repeat(200), -1L);
        refuses("more than 100 elements", "append", new ArrayList<>(Collections.nCopies(100, 1L)), 1L);
        refuses("more than 100 elements", "concat", Collections.nCopies(60, 1L), Collections.nCopies(60, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepCopy", "uniq", "toJson", "toYaml", "toYamlPretty"})
    void a_value_that_holds_another_twice_again_and_again_is_refused(String function) {
        List<?> doubled = List.of("x");
        for (int i = 0; i < 60; i++) {
            doubled = List.of(doubled, doubled);
        }
        List<?> value = doubled;

        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> call(function, value));
    }

    @Test
    void a_value_that_holds_itself_is_no_json() {
        Map<String, @Nullable Object> self = new LinkedHashMap<>();
        self.put("self", self);

        assertThat(call("toJson", self)).isEqualTo("");
        assertThat(call("toYaml", self)).isEqualTo("");
        refuses("cycle", "mustToJson", self);
        refuses("more than 100 values", "deepCopy", self);
        refuses("", "toString", self);
    }

    @Test
    void a_text_is_searched_once_however_it_is_made() {
        SortedMap<String, TemplateFunction> functions =
                FunctionLibrary.standard(HelmVersion.V3, FunctionLimits.DEFAULT, Clock.systemUTC());
        String text = "a".repeat(8_000_000);
        String part = "a".repeat(4_000_000) + "b";

        assertThat(functions.get("contains").call(List.of(part, text))).isEqualTo(false);
        assertThat(functions.get("contains").call(List.of(part, text + part))).isEqualTo(true);
        assertThat(functions.get("replace").call(List.of(part, "", text + part + part)))
                .isEqualTo(text);
        assertThat((List<?>) functions.get("splitList").call(List.of(part, part + text + part)))
                .hasSize(3);
        assertThat(functions.get("trimAll").call(List.of("b".repeat(8_000_000) + "a", text)))
                .isEqualTo("");
    }

    @Test
    void texts_that_are_read_piece_by_piece_are_not_endless() {
        refuses("longer than 10000", "toDate", "2006".repeat(10_000), "2006".repeat(10_000));
        refuses("longer than 10000", "durationRound", "1h".repeat(10_000));
    }

    @Test
    void a_regular_expression_is_refused_before_it_becomes_huge() {
        refuses("invalid repeat count", "regexFind", "((((a{100}){100}){100}){100})", "a");
        refuses("too large", "regexFind", "(a|b|c|d|e|f|g|h|i|j){1000}".repeat(20), "a");
        refuses("nests too deeply", "regexFind", "(".repeat(2000) + ")".repeat(2000), "a");
        refuses("longer than 100000", "regexFind", "a".repeat(100_001), "a");
    }

    @Test
    void a_regular_expression_takes_a_bounded_number_of_steps() {
        refuses("too many steps", "regexFindAll", "a.*b|a", "a".repeat(20_000), 90L);
    }

    private static @Nullable Object call(String function, Object... arguments) {
        return FUNCTIONS.get(function).call(List.of(arguments));
    }

    private static void refuses(String message, String function, Object... arguments) {
        assertThatExceptionOfType(FunctionException.class)
                .as(function)
                .isThrownBy(() -> call(function, arguments))
                .withMessageContaining(message);
    }
}
