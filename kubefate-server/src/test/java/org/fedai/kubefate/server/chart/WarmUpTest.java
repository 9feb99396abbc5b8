package org.fedai.kubefate.server.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class WarmUpTest {
    @Autowired
    private WarmUp warmUp;

    @Test
    void the_newest_fate_chart_is_rendered_with_its_own_example() {
        assertThat(warmUp.render())
                .hasValueSatisfying(
                        rendered -> assertThat(rendered.manifest().objects()).isNotEmpty());
    }
}
