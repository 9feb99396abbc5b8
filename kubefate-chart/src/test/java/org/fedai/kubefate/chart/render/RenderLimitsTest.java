package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.RenderThread;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an untrusted chart may try, and what stops it. */
@Timeout(60)
class RenderLimitsTest {
    private static final String NAME = "c/templates/a.yaml";

    @Test
    void a_rendering_that_takes_too_long_is_stopped() {
        String endless = "{{ range 100000 }}{{ range 100000 }}{{ range 100000 }}{{ end }}{{ end }}{{ end }}";

        assertRefused(
                        endless,
                        RenderLimits.DEFAULT.withTime(Duration.ofMillis(200)).withIterations(Long.MAX_VALUE))
                .withMessageContaining(NAME + ":1:")
                .withMessageContaining("rendering takes longer than 200 ms");
    }

    @Test
    void loops_may_turn_only_so_often() {
        assertRefused("x\n{{ range 10 }}{{ range 20 }}{{ end }}{{ end }}", RenderLimits.DEFAULT.withIterations(150))
                .withMessageContaining(NAME + ":2:")
                .withMessageContaining("loops exceed 150 iterations");
    }

    @Test
    void the_output_may_grow_only_so_long() {
        assertRefused("{{ range 1000 }}0123456789{{ end }}", RenderLimits.DEFAULT.withOutput(5000))
                .withMessageContaining("the output is longer than 5000 characters");
    }

    @Test
    void text_that_looks_like_jinja_grows_beyond_the_limit_where_the_rendering_is() {
        assertRefused("\n {{ print 1 }}{% 0123456789 {%", RenderLimits.DEFAULT.withOutput(10))
                .withMessageStartingWith(NAME + ":2:4: the output is longer than 10 characters");
    }

    @Test
    void a_string_cannot_double_itself_without_end() {
        assertRefused("{{ $x := \"0123456789\" }}{{ range 100 }}{{ $x = print $x $x }}{{ end }}", RenderLimits.DEFAULT)
                .withMessageContaining("the result would be longer than");
    }

    @Test
    void the_result_of_a_function_may_be_only_so_large() {
        RenderLimits limits = RenderLimits.DEFAULT.withFunctions(new FunctionLimits(100, 10, 1000));

        assertRefused("{{ repeat 101 \"x\" }}", limits)
                .withMessageContaining("error calling repeat: the result would be longer than 100 characters");
        assertRefused("{{ until 11 }}", limits).withMessageContaining("more than 10 elements");
        assertRefused(
                        "{{ regexFind \"a*b\" (repeat 100 \"a\") }}",
                        RenderLimits.DEFAULT.withFunctions(new FunctionLimits(100, 10, 100)))
                .withMessageContaining("too many steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}",
                "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}",
                "{{ define \"a\" }}{{ include \"b\" . }}{{ end }}{{ define \"b\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}",
                "{{ $t := \"{{ tpl . . }}\" }}{{ tpl $t $t }}",
            })
    void templates_call_each_other_only_so_deep(String recursive) {
        assertRefused(recursive, RenderLimits.DEFAULT.withDepth(50)).withMessageContaining("deeper than 50");
        assertRefused(recursive, RenderLimits.DEFAULT).withMessageStartingWith(NAME + ":1:");
    }

    @Test
    void as_many_templates_as_helm_allows_call_each_other_however_much_lies_between() {
        String down = "{{ define \"down\" }}" + "{{ with . }}".repeat(30)
                + "{{ if gt . 1 }}{{ include \"down\" (sub . 1) }}{{ else }}bottom{{ end }}"
                + "{{ end }}".repeat(30) + "{{ end }}";

        assertThat(render(down + "{{ include \"down\" 1000 }}", RenderLimits.DEFAULT))
                .isEqualTo("bottom");
        assertRefused(down + "{{ include \"down\" 1100 }}", RenderLimits.DEFAULT)
                .withMessageContaining("rendering template has a nested reference name: down");
    }

    @Test
    void blocks_and_calls_between_templates_count_before_the_stack_is_full() {
        String blocks = "{{ if true }}".repeat(150) + "{{ template \"r\" . }}" + "{{ end }}".repeat(150);
        String calls = "{{ " + "print (".repeat(150) + "include \"s\" ." + ")".repeat(150) + " }}";

        assertRefused("{{ define \"r\" }}" + blocks + "{{ end }}{{ template \"r\" . }}", RenderLimits.DEFAULT)
                .withMessageContaining("blocks and function calls are nested deeper than 40000");
        assertRefused("{{ define \"s\" }}" + calls + "{{ end }}{{ template \"s\" . }}", RenderLimits.DEFAULT)
                .withMessageContaining("blocks and function calls are nested deeper than 40000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print $d",
                "$d",
                "toString $d",
                "toToml $d",
                "deepCopy $l",
                "deepCopy $d",
                "deepEqual $d (deepCopy $d)",
                "merge (dict) $d (dict \"a\" $d)",
                "has $d (list $d)",
                "uniq (list $d $d)",
            })
    void what_holds_itself_or_nests_without_end_is_refused_when_its_levels_are_counted(String expression) {
        String values =
                "{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ $l := list }}{{ range until 20000 }}{{ $l = list $l }}{{ end }}";

        assertRefused(values + "\n{{ " + expression + " }}", RenderLimits.DEFAULT)
                .withMessageStartingWith(NAME + ":2:")
                .withMessageContaining("a value is nested deeper than 10000 levels");
    }

    @Test
    void calls_that_exhaust_the_stack_before_the_limit_are_refused_too() {
        String endless = "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}";

        assertRefused(endless, RenderLimits.DEFAULT.withDepth(Integer.MAX_VALUE))
                .withMessageContaining("are nested too deeply");
    }

    @Test
    void what_is_kept_and_never_written_counts_too() {
        RenderLimits limits = RenderLimits.DEFAULT.withOutput(100_000);

        assertRefused(
                        "{{ $d := dict }}{{ range 200 }}{{ $_ := set $d (toString .) (repeat 1000 \"x\") }}{{ end }}",
                        limits)
                .withMessageContaining("longer than 100000 characters");
        assertRefused("{{ $l := list }}{{ range 200 }}{{ $l = append $l (until 100) }}{{ end }}", limits)
                .withMessageContaining("longer than 100000 characters");
    }

    @Test
    void a_value_that_holds_itself_is_refused_where_it_is_printed() {
        assertRefused(
                        "x\n{{ $d := dict }}{{ $_ := set $d \"d\" (list (until 5000) $d) }}{{ $d }}",
                        RenderLimits.DEFAULT)
                .withMessageStartingWith(NAME + ":2:")
                .withMessageNotContaining("internal error");
    }

    @Test
    void waiting_is_not_the_charts_work() {
        RenderLimits limits = RenderLimits.DEFAULT.withTime(Duration.ofSeconds(1));
        Lookup slow = (apiVersion, kind, namespace, name) -> {
            LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
            return Map.of("kind", kind);
        };
        TemplateSet templates = TemplateSet.compile(
                List.of(new TemplateSource(
                        NAME, "{{ $p := lookup \"v1\" \"Pod\" \"\" \"p\" }}{{ range 200 }}{{ end }}{{ $p.kind }}")),
                limits);

        assertThat(templates.render(NAME, Map.of(), slow)).isEqualTo("Pod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bcrypt `x`", "htpasswd `u` `x`", "derivePassword 1 `long` `m` `u` `s`", "genPrivateKey `rsa`"})
    void the_time_is_checked_after_every_slow_function(String slow) {
        AtomicInteger continued = new AtomicInteger();
        Lookup count = (apiVersion, kind, namespace, name) -> Map.of("n", continued.incrementAndGet());
        TemplateSet templates = TemplateSet.compile(
                List.of(new TemplateSource(
                        NAME, "{{ range 50 }}{{ $s := " + slow + " }}{{ $l := lookup `v1` `Pod` `` `p` }}{{ end }}")),
                RenderLimits.DEFAULT.withTime(Duration.ofMillis(1)));

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> templates.render(NAME, Map.of(), count))
                .withMessageContaining("rendering takes longer than 1 ms");
        assertThat(continued).hasValue(0);
    }

    @Test
    void a_template_that_calls_a_single_slow_function_counts_for_those_after_it() {
        AtomicInteger continued = new AtomicInteger();
        Lookup count = (apiVersion, kind, namespace, name) -> Map.of("n", continued.incrementAndGet());
        TemplateSet templates = TemplateSet.compile(
                List.of(new TemplateSource(NAME, "{{ lookup `v1` `Pod` `` `p` }}")),
                RenderLimits.DEFAULT.withTime(Duration.ofMillis(1)));

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> RenderThread.call(() -> {
                    renderWithoutLimit("{{ bcrypt `x` }}");
                    return templates.render(NAME, Map.of(), count);
                }))
                .withMessageContaining("rendering takes longer than 1 ms");
        assertThat(continued).hasValue(0);
    }

    private static void renderWithoutLimit(String template) {
        TemplateSet.compile(List.of(new TemplateSource(NAME, template)), RenderLimits.DEFAULT)
                .render(NAME, Map.of(), (apiVersion, kind, namespace, name) -> Map.of());
    }

    @Test
    void a_rendering_ends_when_who_waits_for_it_is_interrupted() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicReference<Thread> renderer = new AtomicReference<>();
        Lookup signal = (apiVersion, kind, namespace, name) -> {
            renderer.set(Thread.currentThread());
            reached.countDown();
            return Map.of();
        };
        String endless = "{{ $p := lookup \"v1\" \"Pod\" \"\" \"p\" }}" + "{{ range 1000000 }}".repeat(3)
                + "{{ end }}".repeat(3);
        TemplateSet templates = TemplateSet.compile(
                List.of(new TemplateSource(NAME, endless)),
                RenderLimits.DEFAULT.withIterations(Long.MAX_VALUE).withTime(Duration.ofMinutes(10)));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                templates.render(NAME, Map.of(), signal);
            } catch (ChartException e) {
                failure.set(e);
            }
        });

        reached.await();
        waiting.interrupt();
        waiting.join();
        renderer.get().join();

        assertThat(failure.get()).hasMessageContaining("interrupted");
    }

    @Test
    void parentheses_nest_only_so_deep() {
        assertRefused("{{ " + "(".repeat(100_000), RenderLimits.DEFAULT)
                .withMessageContaining("are nested deeper than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ if . }}",
                "{{ with . }}",
                "{{ range . }}",
                "{{ if . }}{{ else if . }}{{ else if . }}",
                "{{ block \"x\" . }}"
            })
    void a_source_nests_only_so_deep(String opening) {
        assertRefused(opening.repeat(100_000), RenderLimits.DEFAULT).withMessageContaining("are nested deeper than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1_1", "0x1_1"})
    void a_literal_of_very_many_digits_is_refused_at_once(String digits) {
        assertRefused("{{ " + digits + "_1".repeat(1_000_000) + " }}", RenderLimits.DEFAULT)
                .withMessageContaining("parse error");
        assertRefused("{{ " + digits + "1".repeat(2_000_000) + " }}", RenderLimits.DEFAULT)
                .withMessageContaining("parse error");
    }

    @Test
    void a_long_source_that_does_not_nest_is_fine() {
        String source = "{{ if .x }}{{ .x.y }}{{ end }}\n".repeat(5000);

        assertThat(render(source, RenderLimits.DEFAULT)).isEqualTo("\n".repeat(5000));
    }

    @Test
    void the_bytes_of_a_file_are_one_value_however_long_it_is() {
        TemplateSet templates = TemplateSet.compile(
                List.of(new TemplateSource(NAME, "{{ len (merge (dict \"a\" 1) .).Files.large }}")),
                RenderLimits.DEFAULT);
        Map<String, Object> files = Map.of("large", TypedList.ofBytes(new byte[2_000_000]));

        assertThat(templates.render(NAME, Map.of("Files", files))).isEqualTo("2000000");
    }

    @Test
    void many_variables_do_not_slow_the_compiler_down() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            source.append("{{ $v")
                    .append(i)
                    .append(" := 1 }}{{ $v")
                    .append(i / 2)
                    .append(" }}");
        }

        assertThat(render(source.toString(), RenderLimits.DEFAULT)).isEqualTo("1".repeat(50_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ .Values.s.class }}",
                "{{ .Values.s.getClass }}",
                "{{ .Values.s.getClass.forName \"java.lang.Runtime\" }}",
                "{{ .Values.list.stream }}",
                "{{ .Values.s.length }}",
                "{{ env \"HOME\" }}",
                "{{ expandenv \"$HOME\" }}",
                "{{ readFile \"/etc/passwd\" }}",
            })
    void templates_reach_no_java_and_no_machine(String source) {
        assertRefused(source, RenderLimits.DEFAULT).withMessageStartingWith(NAME + ":1:");
    }

    private static ThrowableAssertAlternative<TemplateException> assertRefused(String source, RenderLimits limits) {
        return assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> render(source, limits));
    }

    private static String render(String source, RenderLimits limits) {
        TemplateSet templates = TemplateSet.compile(List.of(new TemplateSource(NAME, source)), limits);
        return templates.render(NAME, Map.of("Values", Map.of("s", "text", "list", List.of())));
    }
}
