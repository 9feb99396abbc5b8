package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PlainJinjaTest {
    private static final String NAME = "c/templates/a.yaml.j2";

    @Test
    void a_file_that_ends_in_j2_is_jinja_with_the_same_variables() {
        String source =
                "{% for p in Values.ports %}{{ p }}{% if not loop.last %},{% endif %}{% endfor %} {{ Release.Name|upper }}\n";

        assertThat(render(source, RenderLimits.DEFAULT)).isEqualTo("80,8080 WEB\n");
    }

    @Test
    void filters_tests_macros_and_functions_are_jinjas() {
        assertThat(render(
                        "{% macro port(p) %}[{{ p }}]{% endmacro %}{{ port(Values.ports|first) }} {{ Values|tojson }} "
                                + "{{ Values.missing|default('none')|b64encode }} {{ range(3)|join('-') }} {{ Values is defined }}",
                        RenderLimits.DEFAULT))
                .isEqualTo("[80] {\"ports\":[80,8080]} bm9uZQ== 0-1-2 true");
    }

    @Test
    void functions_of_helm_are_unknown() {
        assertRefused("{{ toYaml(Values) }}", RenderLimits.DEFAULT).withMessageStartingWith(NAME + ":1: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% include '/etc/passwd' %}",
                "{% import 'x' as y %}",
                "{% from 'x' import y %}",
                "{% extends 'x' %}",
                "{% for x in y %}",
                "{{ 'x'|render }}",
            })
    void other_files_and_broken_jinja_are_refused(String source) {
        assertRefused("a\n" + source, RenderLimits.DEFAULT).withMessageStartingWith(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.class }}",
                "{{ ''.getClass() }}",
                "{{ ''.getClass().forName('java.lang.Runtime') }}",
                "{{ Values.getClass() }}",
                "{{ Values.class }}",
                "{{ ____int3rpr3t3r____.config }}",
                "{{ ____int3rpr3t3r____.getContext() }}",
            })
    void java_is_out_of_reach(String source) {
        try {
            assertThat(render(source, RenderLimits.DEFAULT)).isBlank();
        } catch (TemplateException e) {
            assertThat(e.file()).isEqualTo(NAME);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ['a']|map(attribute='class.name')|list }}",
                "{{ ['a']|map('attr', 'class')|list }}",
                "{{ ['a']|map('getClass')|list }}",
                "{{ 'a'|attr('class') }}",
                "{{ ['a']|selectattr('class.name', 'equalto', 'java.lang.String')|list }}",
                "{% for g in ['a']|groupby('class.name') %}{{ g.grouper }}{% endfor %}",
                "{{ ['a', 'b']|sort(false, false, 'class.name') }}",
                "{{ ['a']|sum(attribute='class.name') }}",
                "{{ ['a']|unique(attribute='class.classLoader')|list }}",
                "{{ 'a'['class'] }}",
                "{{ 'a'['class']['forName']('java.lang.Runtime') }}",
                "{{ filter:upper.class }}",
                "{{ filter:upper.getClass() }}",
                "{{ exptest:even.class.name }}",
                "{{ context }}{{ interpreter }}{{ jinjava }}{{ request }}{{ deferred }}",
                "{{ ____int3rpr3t3r____ }}",
                "{{ ____int3rpr3t3r____['config'] }}",
                "{{ [____int3rpr3t3r____]|map(attribute='config')|list }}",
                "{{ [____int3rpr3t3r____]|join(',') }}",
                "{{ ____int3rpr3t3r____|pprint }}",
                "{{ ____int3rpr3t3r____|tojson }}",
                "{{ 'a'|pprint }}",
                "{{ Values|pprint }}",
                "{{ type('a') }}{{ type(Values) }}",
                "{{ range }}{{ range.class }}",
                "{% macro m() %}{% endmacro %}{{ m }}{{ m.class }}{{ m.localContextScope }}{{ m.deferred }}",
                "{% macro m() %}{{ caller }}{{ varargs }}{{ kwargs.class }}{% endmacro %}{{ m() }}",
                "{% for x in [1] %}{{ loop }}{{ loop.class }}{% endfor %}",
                "{% set x %}{{ 'a'.class }}{% endset %}{{ x }}",
                "{{ Values.ports.class }}{{ Values.ports['class'] }}",
                "{{ unixtimestamp.class }}{{ today().class }}{{ today().zone.rules.class }}",
                "{{ {}.class }}{{ {'a': 1}.keys().class }}{{ [].class.protectionDomain }}",
            })
    void nothing_tells_of_java(String source) {
        try {
            assertThat(render(source, RenderLimits.DEFAULT))
                    .doesNotContain("java", "hubspot", "fedai", "class ")
                    .doesNotContainPattern("@[0-9a-f]{5,8}");
        } catch (TemplateException e) {
            assertThat(e.file()).isEqualTo(NAME);
            assertThat(e.getMessage()).doesNotContain("hubspot", "fedai", "java.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'a'.repeat(999999999) }}",
                "{{ '%999999999d'.formatted(1) }}",
                "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(a+)+$') }}",
                "{{ Values.ports.stream() }}",
                "{{ Values.ports.subList(0, 1) }}",
                "{{ Release.Name.wait(100000) }}",
                "{{ ____int3rpr3t3r____.render('x') }}",
            })
    void methods_of_java_are_refused(String source) {
        assertRefused(source, RenderLimits.DEFAULT).withMessageStartingWith(NAME + ":1: ");
    }

    @Test
    void the_few_fields_and_methods_that_jinja_has_are_there() {
        assertThat(render(
                        "{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{{ loop.index }}{{ loop.cycle('x', 'y') }}{% endfor %} "
                                + "{% for g in [{'a': 1}, {'a': 2}]|groupby('a') %}{{ g.grouper }}{% endfor %} "
                                + "{{ {'a': 1}.get('b', 2) }} {% set l = [1] %}{% do l.append(2) %}{{ l }}",
                        RenderLimits.DEFAULT))
                .isEqualTo("a11x 12 2 [1, 2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'a'|center(999999999) }}",
                "{{ [1]|batch(999999999, 'x') }}",
                "{{ '%999999999d'|format(1) }}",
                "{{ '%1$999999999s'|format('a') }}",
                "{{ '1e999999999'|add(1) }}",
                "{{ ['1e999999999', 1]|sum }}",
                "{{ '1e999999999'|round(2) }}",
                "{{ 1.5|round(999999999) }}",
                "{{ '1e999999999'|root }}",
                "{% set s = 'aaaaaaaaaaaaaaaa' %}{% for i in range(40) %}{% set s = s ~ s %}{% endfor %}",
                "{% set m = {'a': 1} %}{% do m.update({'b': m}) %}{{ m }}",
                "{{ 'a'|indent(1000000000) }}",
                "{{ 'a\nb'|indent(1000000000, true) }}",
                "{% set s = '\"' %}{% for i in range(40) %}{% set s = s|tojson %}{% endfor %}",
                "{% set s = 'a' %}{% for i in range(60) %}{% set s = s|b64encode %}{% endfor %}",
                "{% set l = [1] %}{% for i in range(40) %}{% set l = l + l %}{% endfor %}",
                "{% set l = [1] %}{% for i in range(40) %}{% set l = [l, l] %}{% endfor %}",
                "{% macro m() %}{% for i in range(100000) %}0123456789{% endfor %}{% endmacro %}{% for i in range(200) %}{% set x = m() %}{% endfor %}",
            })
    void a_small_source_makes_nothing_huge(String source) {
        assertRefused(source, RenderLimits.DEFAULT).withMessageStartingWith(NAME);
    }

    @Test
    void texts_double_until_they_are_as_long_as_a_file_may_be() {
        assertRefused("{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}".repeat(26), RenderLimits.DEFAULT)
                .withMessage(NAME + ":1: at <x ~ x>: the output is longer than 4194304 characters");
    }

    @Test
    void an_expression_joins_only_so_many_texts() {
        assertRefused("{{ [" + "'a' ~ 'b', ".repeat(40) + "'c'] }}", RenderLimits.DEFAULT)
                .withMessageContaining("an expression has more than 32 of ~ and +");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "{{ 'a' - 1 }} # 'a' is a string; expected a number",
                "{{ [1] * 3 }} # '[1]' is a list; expected a number",
                "{{ 'a'|multiply(5) }} # 'a' is a string; expected a number",
                "{{ ['a', 5]|sort }} # a string and a number cannot be combined",
                "{{ 'a'|split('') }} # The separator may not be the empty string.",
                "{{ '2020'|strtotime('xx') }} # stringToTime() could not match datetime input 2020 with datetime format xx",
            })
    void what_is_wrong_is_told_without_javas_words(String source, String message) {
        assertRefused("a\n" + source, RenderLimits.DEFAULT).withMessage(NAME + ":2: " + message);
    }

    @ParameterizedTest
    @CsvSource({"'{{ 1',(,' }}'", "'{{ 1',[,' }}'", "'{{ 1',+1,' }}'", "'{{ a',|upper,' }}'", "'',{% if 1 %},''"})
    void sources_that_nest_without_end_are_refused_at_once(String start, String again, String end) {
        String source = start + again.repeat(20_000) + end;

        assertRefused("x\n" + source, RenderLimits.DEFAULT).withMessageStartingWith(NAME + ":2:");
    }

    @Test
    void time_and_output_are_limited() {
        String loops =
                "{% for a in range(10000) %}{% for b in range(10000) %}{% for c in range(10000) %}{% endfor %}{% endfor %}{% endfor %}";

        assertRefused(
                        loops,
                        RenderLimits.DEFAULT.withTime(Duration.ofMillis(200)).withIterations(Long.MAX_VALUE))
                .withMessageContaining("200 ms");
        assertRefused(loops, RenderLimits.DEFAULT.withIterations(1000)).withMessageContaining("1000");
        assertRefused("{% for a in range(1000) %}0123456789{% endfor %}", RenderLimits.DEFAULT.withOutput(1000));
        assertRefused("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", RenderLimits.DEFAULT);
    }

    private static ThrowableAssertAlternative<TemplateException> assertRefused(String source, RenderLimits limits) {
        return assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> render(source, limits));
    }

    private static String render(String source, RenderLimits limits) {
        TemplateSet templates = TemplateSet.compile(List.of(new TemplateSource(NAME, source)), limits);
        return templates.render(
                NAME, Map.of("Values", Map.of("ports", List.of(80.0, 8080.0)), "Release", Map.of("Name", "web")));
    }
}
