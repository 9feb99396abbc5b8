package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Helm has no way for charts to share templates, other than a chart that each would carry along; so they are copies, and stay equal. */
class SharedTemplatesTest {
    private static final Path ORIGINAL = ChartUnderTest.of("fate").folder();

    @Test
    void helpers_are_the_same_in_every_chart() throws IOException {
        for (String chart : List.of("fate-serving", "fate-exchange")) {
            Path shared = ChartUnderTest.of(chart).folder().resolve("templates/shared");
            try (Stream<Path> copies = Files.list(shared)) {
                copies.forEach(copy -> assertThat(copy)
                        .hasSameTextualContentAs(
                                ORIGINAL.resolve("templates/shared").resolve(copy.getFileName())));
            }
        }
    }

    @Test
    void nginx_of_a_party_and_of_an_exchange_run_alike() {
        for (String file :
                List.of("templates/nginx/deployment.yaml", "templates/nginx/service.yaml", "files/nginx.conf")) {
            assertThat(ChartUnderTest.of("fate-exchange").folder().resolve(file))
                    .hasSameTextualContentAs(ORIGINAL.resolve(file));
        }
    }
}
