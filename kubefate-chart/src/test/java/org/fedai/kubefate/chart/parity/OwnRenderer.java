package org.fedai.kubefate.chart.parity;

import java.util.function.Supplier;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.testing.RealHelm;

/** The engine under test, given what {@link RealHelm} gives Helm. */
record OwnRenderer(ChartRenderer renderer, Capabilities capabilities) {
    static OwnRenderer of(HelmVersion helm) {
        return new OwnRenderer(
                new ChartRenderer(RenderLimits.DEFAULT, helm), Capabilities.ofKubeVersion("1.33.1", helm));
    }

    /**
     * @param chart read here, as Helm refuses a chart for both reasons alike
     */
    RealHelm.Outcome render(Supplier<Chart> chart, String values) {
        try {
            RenderRequest request = RenderRequest.install("probe", "default")
                    .withValues(Values.none().yaml(values, "values.yaml"))
                    .withCapabilities(capabilities);
            return new RealHelm.Outcome(renderer.render(chart.get(), request).text(), null);
        } catch (ChartException e) {
            return new RealHelm.Outcome(null, e.getMessage());
        }
    }
}
