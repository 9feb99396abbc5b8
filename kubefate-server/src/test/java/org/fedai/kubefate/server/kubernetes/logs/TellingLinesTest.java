package org.fedai.kubefate.server.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TellingLinesTest {
    @Test
    void the_last_lines_say_what_happened() {
        assertThat(of("one", "", "two", "  ", "three")).containsExactly("two", "three");
    }

    @Test
    void the_frames_of_a_java_stack_trace_say_nothing() {
        assertThat(of(
                        "2026-11-30 12:00:00 INFO starting",
                        "org.springframework.beans.factory.BeanCreationException: cannot create fateServer",
                        "\tat org.fedai.osx.Bootstrap.start(Bootstrap.java:71)",
                        "\tat java.base/java.lang.Thread.run(Thread.java:840)",
                        "Caused by: java.net.BindException: Address already in use",
                        "\tat java.base/sun.nio.ch.Net.bind0(Native Method)",
                        "\tat com.example.Outer$Inner.<init>(Outer.java:3) ~[example.jar:1.0]",
                        "\tat com.example.Main.lambda$main$0(Main.java) [example.jar:?]",
                        "\t... 12 more"))
                .containsExactly(
                        "org.springframework.beans.factory.BeanCreationException: cannot create fateServer",
                        "Caused by: java.net.BindException: Address already in use");
    }

    @Test
    void the_cause_comes_first_when_the_process_went_on_after_it() {
        assertThat(of(
                        "[ERROR] cannot connect to nodemanager",
                        "[INFO] closing sessions",
                        "[INFO] closed",
                        "[INFO] bye"))
                .containsExactly("[ERROR] cannot connect to nodemanager", "[INFO] bye");
        assertThat(of("Caused by: java.io.IOException: x", "\tat a.B.c(B.java:1)", "one", "two", "three"))
                .containsExactly("Caused by: java.io.IOException: x", "three");
    }

    @Test
    void the_marks_of_python_are_left_out_and_its_error_is_the_last_line() {
        assertThat(of("  File \"a.py\", line 3, in b", "    c()", "    ^^^", "ValueError: no column y"))
                .containsExactly("    c()", "ValueError: no column y");
    }

    @Test
    void of_frames_only_the_last_are_better_than_nothing() {
        List<String> frames = IntStream.range(0, 50)
                .mapToObj(line -> "\tat a.B.c(B.java:" + line + ")")
                .toList();

        assertThat(TellingLines.of(frames, 2)).containsExactly("\tat a.B.c(B.java:48)", "\tat a.B.c(B.java:49)");
    }

    @Test
    void of_nothing_there_is_nothing_to_tell() {
        assertThat(of()).isEmpty();
        assertThat(of("", " ")).isEmpty();
    }

    private static List<String> of(String... lines) {
        return TellingLines.of(Stream.of(lines).toList(), 2);
    }
}
