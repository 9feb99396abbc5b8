package org.fedai.kubefate.chart;

import java.nio.file.Path;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;

/** What {@link OptionalLibrariesTest} runs on a class path of its own; strings in and out, as classes are others there. */
public final class WithoutLibraries {
    private WithoutLibraries() {}

    /** The manifest, or why there is none. */
    public static String render(String path) {
        try {
            return new ChartRenderer()
                    .render(Chart.read(Path.of(path)), RenderRequest.install("r", "n"))
                    .text();
        } catch (EngineException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The name of a chart, or why it cannot be read. */
    public static String read(String path) {
        try {
            return Chart.read(Path.of(path)).name();
        } catch (EngineException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
