package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSetTest {
    @Test
    void a_template_becomes_jinja_line_by_line() {
        String source = """
                {{- define "labels" -}}
                app: {{ .name | trunc 5 | quote }}
                {{- end }}
                {{- range $i, $svc := .Values.services }}
                - name: {{ $svc.name }}
                  {{- if and $svc.port (gt $i 0) }}
                  port: {{ (index $.Values.ports 0).number }}
                  {{- else if $svc.none -}}
                  {#
                  {{- end }}
                {{- end }}
                {{ include "labels" . | nindent 2 }}
                """;
        String jinja = """
                {% define 'labels' -%}
                app: {{ dot.name | trunc(5) | quote }}
                {%- enddefine %}
                {%- range $i, $svc in dot.Values.services %}
                - name: {{ $svc.name }}
                  {%- if and($svc.port, gt($i, 0)) %}
                  port: {{ index($.Values.ports, 0).number }}
                  {%- elif $svc.none -%}
                  {{ '{' }}#
                  {%- endif %}
                {%- endrange %}
                {{ include('labels', dot) | nindent(2) }}
                """;

        assertThat(compile(source).jinja("chart/templates/a.yaml")).isEqualTo(jinja);
    }

    @Test
    void an_error_says_file_line_and_column() {
        TemplateSet templates = compile("a\nb {{ .Values.x.y.z }}\n");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> templates.render("chart/templates/a.yaml", Map.of("Values", Map.of())))
                .withMessage("chart/templates/a.yaml:2:5: at <.Values.x.y.z>: nil pointer evaluating interface {}.y")
                .satisfies(e -> assertThat(e.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{ tpl "{{ .a.b.c }}" . }}        | :1:3: at <tpl "{{ .a.b.c }}" .>: error calling tpl: line 1 of the text: at <.a.b.c>: nil pointer
            {{ tpl "{{ nosuch }}" . }}        | :1:3: at <tpl "{{ nosuch }}" .>: error calling tpl: line 1 of the text: parse error: function "nosuch"
            {{ fail "because" }}              | :1:3: because
            {{ required "name it" .name }}    | :1:3: name it
            {{ if }}{{ end }}                 | :1:6: parse error: missing value for if
            {{ upper 1 }}                     | :1:3: at <upper 1>: expected string; found 1
            {{ include "none" . }}            | :1:3: at <include "none" .>: error calling include: template: no template "none"
            """)
    void an_error_of_a_call_is_told_where_the_call_stands(String source, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> compile(source).render("chart/templates/a.yaml", Map.of()))
                .withMessageStartingWith("chart/templates/a.yaml" + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ print `a\nb` }}{{ print `\n` }} {{ .a.b.c }}",
                "{{/* a\nb */}}\n{{/* #} {# */}} {{ .a.b.c }}",
                "{% {# { \n {{ \"%} }} #}\" }} {{ .a.b.c }}",
                "{{ if `\n` }}\n{{ else if `\n\n` }}{{ else }}{{ end }}{{ range $i, $x := list `\n` }}{{ $x }}{{ $.a.b.c }}{{ end }}",
                "\u000b\n\u000b{{ define `\nx` }}\u000b\n\u000b{{ end }}{{ $y := `\n` }}{{ .a.b.c }}",
            })
    void an_error_behind_line_breaks_and_what_looks_like_jinja_is_told_where_it_is(String source) {
        int at = source.indexOf(".a.b.c") - (source.contains("$.a.b.c") ? 1 : 0);
        long line = source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - source.lastIndexOf('\n', at) - 1;

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> compile(source).render("chart/templates/a.yaml", Map.of("a", Map.of())))
                .withMessageStartingWith("chart/templates/a.yaml:" + line + ":" + column + ": at <")
                .withMessageContaining("nil pointer");
    }

    @Test
    void an_error_in_an_included_template_is_told_where_it_is() {
        TemplateSet templates = TemplateSet.compile(
                List.of(
                        new TemplateSource("c/templates/a.yaml", "x\n{{ include \"h\" . }}"),
                        new TemplateSource("c/templates/_h.tpl", "{{ define \"h\" }}\n\n  {{ .a.b }}{{ end }}")),
                RenderLimits.DEFAULT);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> templates.render("c/templates/a.yaml", Map.of()))
                .satisfies(e ->
                        assertThat(e.file() + ":" + e.line() + ":" + e.column()).isEqualTo("c/templates/_h.tpl:3:5"));
    }

    @Test
    void of_two_defines_the_one_nearer_to_the_root_holds() {
        TemplateSet templates = TemplateSet.compile(
                List.of(
                        new TemplateSource("c/templates/a.yaml", "{{ include \"h\" . }}"),
                        new TemplateSource("c/templates/_h.tpl", "{{ define \"h\" }}root{{ end }}"),
                        new TemplateSource("c/charts/d/templates/_h.tpl", "{{ define \"h\" }}inner{{ end }}")),
                RenderLimits.DEFAULT);

        assertThat(templates.render("c/templates/a.yaml", Map.of())).isEqualTo("root");
    }

    @Test
    void lookup_asks_what_it_is_given() {
        String source =
                "{{ (lookup \"v1\" \"Secret\" \"ns\" \"s\").data.key }}{{ len (lookup \"v1\" \"Pod\" \"\" \"\") }}";
        Lookup lookup = (apiVersion, kind, namespace, name) ->
                kind.equals("Secret") ? Map.of("data", Map.of("key", apiVersion + namespace + name)) : Map.of();

        assertThat(compile(source).render("chart/templates/a.yaml", Map.of(), lookup))
                .isEqualTo("v1nss0");
        assertThat(compile("{{ lookup \"v1\" \"Secret\" \"ns\" \"s\" }}").render("chart/templates/a.yaml", Map.of()))
                .isEqualTo("map[]");
    }

    @Test
    void one_set_renders_in_many_threads_at_once() {
        TemplateSet templates = compile("{{ $x := .n }}{{ range 50 }}{{ $x = add $x 1 }}{{ end }}{{ $x }}");

        List<String> texts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(n -> templates.render("chart/templates/a.yaml", Map.of("n", (long) n)))
                .toList();

        assertThat(texts)
                .isEqualTo(IntStream.range(50, 250).mapToObj(Integer::toString).toList());
    }

    private static TemplateSet compile(String source) {
        return TemplateSet.compile(List.of(new TemplateSource("chart/templates/a.yaml", source)), RenderLimits.DEFAULT);
    }
}
