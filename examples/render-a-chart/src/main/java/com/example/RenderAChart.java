package com.example;

import java.nio.file.Path;
import java.util.Arrays;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;

/** Prints the manifest of a chart: {@code RenderAChart CHART [KEY=VALUE ...]}. */
public final class RenderAChart {
    private RenderAChart() {}

    public static void main(String[] args) {
        try {
            System.out.print(render(args).text());
        } catch (EngineException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static RenderedChart render(String... args) {
        Values values = Values.none();
        for (String assignment : Arrays.asList(args).subList(1, args.length)) {
            values = values.set(assignment);
        }
        RenderRequest request = RenderRequest.install("example", "default").withValues(values);
        return new ChartRenderer().render(Chart.read(Path.of(args[0])), request);
    }
}
