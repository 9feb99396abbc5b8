package org.fedai.kubefate.server.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.fedai.kubefate.chart.ArchiveLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ChartSettingsTest {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(ChartConfiguration.class);

    @Test
    void the_limits_default_to_those_of_the_library() {
        context.run(started -> assertThat(started.getBean(ArchiveLimits.class)).isEqualTo(ArchiveLimits.DEFAULT));
        context.withPropertyValues(
                        "kubefate.charts.archive-size=1KB",
                        "kubefate.charts.total-size=2MB",
                        "kubefate.charts.file-size=3",
                        "kubefate.charts.entries=4",
                        "kubefate.charts.nesting=0")
                .run(started -> assertThat(started.getBean(ArchiveLimits.class))
                        .isEqualTo(new ArchiveLimits(1024, 2 << 20, 3, 4, 0)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    archive-size, 0,    0B is out of range; it must be between 1B and 1GB
                    total-size,   2GB,  2147483648B is out of range; it must be between 1B and 1GB
                    file-size,    -1KB, -1024B is out of range; it must be between 1B and 1GB
                    entries,      0,    0 is out of range; it must be between 1 and 1000000
                    nesting,      65,   65 is out of range; it must be between 0 and 64
                    """)
    void the_service_does_not_start_with_an_invalid_limit(String setting, String value, String message) {
        context.withPropertyValues("kubefate.charts." + setting + "=" + value)
                .run(started -> assertThat(started.getStartupFailure())
                        .hasRootCauseMessage("kubefate.charts." + setting + "=" + message));
    }
}
