package org.fedai.kubefate.server.release.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RenderingSettingsTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(RenderingConfiguration.class);

    @TempDir
    private Path folder;

    @Test
    void the_limits_are_those_of_the_library_unless_they_are_set() {
        context.run(
                started -> assertThat(started.getBean(RenderingSettings.class).limits(16L << 30, 4))
                        .isEqualTo(RenderLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 2, 1, 13107200",
        "256, 2, 2, 16777216",
        "1536, 2, 4, 50331648",
        "1536, 16, 12, 16777216",
        "65536, 16, 32, 134217728"
    })
    void as_much_is_rendered_at_once_as_fits_into_the_heap(int megabytes, int processors, int atOnce, int output) {
        context.run(started -> {
            RenderingSettings settings = started.getBean(RenderingSettings.class);

            assertThat(settings.atOnce((long) megabytes << 20, processors)).isEqualTo(atOnce);
            assertThat(settings.limits((long) megabytes << 20, processors).output())
                    .isEqualTo(output);
        });
    }

    @Test
    void a_slot_that_is_set_is_the_only_one() {
        context.withPropertyValues("kubefate.rendering.at-once=1", "kubefate.rendering.wait-limit=1ms")
                .run(started -> {
                    RenderingSettings settings = started.getBean(RenderingSettings.class);

                    assertThat(settings.atOnce(16L << 30, 4)).isEqualTo(1);
                    assertThat(settings.waitLimit()).isEqualTo(Duration.ofMillis(1));
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    time-limit=1ms    | {{ range 2000 }}{{ range 2000 }}{{ end }}{{ end }}                      | takes longer
                    depth=5           | {{ define "d" }}{{ include "d" . }}{{ end }}{{ include "d" . }}         | deeper than 5
                    iterations=10     | {{ range 11 }}{{ end }}                                                 | exceed 10
                    output=10         | {{ range 11 }}x{{ end }}                                                | longer than 10
                    text=10           | {{ repeat 11 "x" }}                                                     | longer than 10
                    elements=10       | {{ until 11 }}                                                          | more than 10
                    regex-steps=10    | {{ regexFind "a+b" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }} | too many steps
                    """)
    void each_limit_can_be_set(String setting, String template, String message) {
        context.withPropertyValues("kubefate.rendering." + setting)
                .run(started -> assertThatExceptionOfType(TemplateException.class)
                        .isThrownBy(() -> render(started.getBean(ChartRenderer.class), template))
                        .withMessageStartingWith("small/templates/a.yaml:1:")
                        .withMessageContaining(message));
    }

    private void render(ChartRenderer renderer, String template) throws IOException {
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: small\nversion: 1.0.0\n");
        Files.writeString(Files.createDirectories(folder.resolve("templates")).resolve("a.yaml"), template);
        renderer.render(ChartFolder.read(folder, ArchiveLimits.DEFAULT), RenderRequest.install("r", "n"));
    }
}
