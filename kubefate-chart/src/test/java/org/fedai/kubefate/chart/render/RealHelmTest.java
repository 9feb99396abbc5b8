package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.Test;

class RealHelmTest {
    @Test
    void renders_many_templates_at_once_and_finds_those_it_refuses() {
        List<RealHelm.Outcome> outcomes = RealHelm.render(
                List.of(
                        "a {{ .Values.x }}{{ .Values.missing }}\n",
                        "{{ .Values.a.b.c }}",
                        "{{ printf \"%T\" .Values.x }}"),
                "x: 3");

        assertThat(outcomes.get(0).text()).isEqualTo("a 3\n");
        assertThat(outcomes.get(1).error()).contains("nil pointer evaluating interface {}.b");
        assertThat(outcomes.get(2).text()).isEqualTo("float64");
    }

    @Test
    void a_template_of_nothing_renders_as_nothing() {
        assertThat(RealHelm.render("", "").text()).isEmpty();
    }
}
