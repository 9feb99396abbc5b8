package org.fedai.kubefate.common.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static TemplateSet compile(String source) {
        return TemplateSet.compile(List.of(new TemplateSource("chart/templates/a.yaml", source)), RenderLimits.DEFAULT);
    }
}
