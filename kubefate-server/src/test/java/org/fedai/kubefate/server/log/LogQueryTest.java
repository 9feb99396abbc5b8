package org.fedai.kubefate.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.fedai.kubefate.server.kubernetes.logs.LogOptions;
import org.fedai.kubefate.server.kubernetes.logs.LogPortion;
import org.fedai.kubefate.server.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogQueryTest {
    @Test
    void every_option_is_read() {
        Map<String, String> query = Map.of(
                "container", "web",
                "previous", "true",
                "since-time", "2026-11-25T12:00:00Z",
                "timestamps", "true",
                "tail", "10",
                "limit-bytes", "2048");

        assertThat(LogQuery.read(query::get))
                .isEqualTo(new LogOptions(
                        "web",
                        LogOptions.Instance.PREVIOUS,
                        new LogPortion(null, Instant.parse("2026-11-25T12:00:00Z"), 10, 2048L),
                        true));
    }

    @Test
    void without_parameters_everything_is_read() {
        assertThat(LogQuery.read(name -> null)).isEqualTo(LogOptions.everything());
        assertThat(LogQuery.read(name -> "")).isEqualTo(LogOptions.everything());
    }

    @ParameterizedTest
    @CsvSource({"600,600", "1.5,2", "0.2,1", "7.2e+06,7200000", "90s,90", "10m,600", "2h,7200"})
    void since_is_in_seconds_or_has_a_unit(String text, long seconds) {
        LogOptions options = LogQuery.read(Map.of("since", text)::get);

        assertThat(options.portion().since()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "since-time,2026-11-25T12:00:00+08:00,2026-11-25T04:00:00Z",
        "since-time,2026-11-25T12:00:00 08:00,2026-11-25T04:00:00Z",
        "since-time,2026-11-25T12:00:00.5Z,2026-11-25T12:00:00.5Z"
    })
    void since_time_accepts_any_time_zone(String name, String text, Instant time) {
        assertThat(LogQuery.read(Map.of(name, text)::get).portion().sinceTime()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "tail,many,a whole number",
        "limit-bytes,1k,a whole number",
        "since,soon,seconds",
        "since,-5,seconds",
        "since,NaN,seconds",
        "since,1e999,seconds",
        "since-time,noon,a time",
        "previous,maybe,true or false",
        "timestamps,2,true or false"
    })
    void the_error_of_an_invalid_value_says_what_is_expected(String name, String text, String form) {
        assertThatThrownBy(() -> LogQuery.read(Map.of(name, text)::get))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED))
                .hasMessageStartingWith(name + "=" + text + " is invalid; expected " + form);
    }

    @Test
    void since_and_since_time_are_mutually_exclusive() {
        Map<String, String> query = Map.of("since", "5", "since-time", "2026-11-25T12:00:00Z");

        assertThatThrownBy(() -> LogQuery.read(query::get)).hasMessage("since and since-time are mutually exclusive");
    }

    @Test
    void no_limit_is_expressed_as_existing_clients_do() {
        Map<String, String> query = Map.of("tail", "-1", "limit-bytes", "0", "since", "0", "previous", "0");

        LogOptions options = LogQuery.read(name -> Objects.requireNonNullElse(query.get(name), ""));

        assertThat(options).isEqualTo(LogOptions.everything());
    }
}
