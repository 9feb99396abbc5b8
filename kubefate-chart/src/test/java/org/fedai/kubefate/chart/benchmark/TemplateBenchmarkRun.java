package org.fedai.kubefate.chart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark when it is asked for by name: no test by its own name. */
class TemplateBenchmarkRun {
    @Test
    void renders_in_half_of_helms_time() throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TemplateBenchmark.class.getName())
                        .build())
                .run();

        System.out.printf("A cached chart takes %d KB%n", TemplateBenchmark.bytesPerCachedChart() >> 10);
        assertThat(score(results, "rendersAgain")).isLessThan(score(results, "helmRenders") / 2);
        assertThat(score(results, "rendersForTheFirstTime")).isLessThan(300);
    }

    private static double score(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
