package org.fedai.kubefate.chart.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Renders a chart of some 90 KB of manifests again and again, by this project and by Helm. Run it by
 *
 * <pre>mvn verify -pl kubefate-chart -Dtest=TemplateBenchmarkRun -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
        value = 1,
        jvmArgs = "--enable-native-access=ALL-UNNAMED") // Not those of the tests, which do without the second compiler.
public class TemplateBenchmark {
    private BenchmarkChart input;
    private Chart chart;
    private ChartRenderer renderer;

    @Setup
    public void load() throws IOException {
        input = BenchmarkChart.create();
        chart = input.read();
        renderer = new ChartRenderer();
        String text = input.render(renderer, chart).text();
        String helm = input.renderWithHelm();
        if (Math.abs(text.length() - helm.length()) > helm.length() / 100) {
            throw new IllegalStateException("Helm renders " + helm.length() + " characters, not " + text.length());
        }
    }

    /** A chart whose program is cached. */
    @Benchmark
    public RenderedChart rendersAgain() {
        return input.render(renderer, chart);
    }

    /** A chart that has just been loaded: its program is compiled, then run. */
    @Benchmark
    public RenderedChart rendersForTheFirstTime() {
        return input.render(new ChartRenderer(), chart);
    }

    /** The same by Helm, which reads the chart anew each time. */
    @Benchmark
    public String helmRenders() {
        return input.renderWithHelm();
    }

    /** Bytes that a cached chart takes, its program and its files. */
    static long bytesPerCachedChart() throws IOException {
        BenchmarkChart input = BenchmarkChart.create();
        input.render(new ChartRenderer(), input.read());
        int count = 20;
        List<Object> kept = new ArrayList<>();
        long before = usedMemory();
        for (int i = 0; i < count; i++) {
            Chart chart = input.read();
            ChartRenderer renderer = new ChartRenderer();
            input.render(renderer, chart);
            kept.add(List.of(chart, renderer));
        }
        long used = usedMemory() - before;
        return used / kept.size();
    }

    @SuppressWarnings("System.gc") // What is measured is what survives it.
    private static long usedMemory() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
