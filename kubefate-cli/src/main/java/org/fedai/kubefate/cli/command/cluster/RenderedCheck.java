package org.fedai.kubefate.cli.command.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.common.rendered.RenderedSpec;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.jspecify.annotations.Nullable;

/** Renders a cluster.yaml on this machine, and looks at what came out. */
final class RenderedCheck {
    private final Chart chart;
    private final ChartRenderer renderer = new ChartRenderer();

    RenderedCheck(Chart chart) {
        this.chart = chart;
    }

    /**
     * Finds probable mistakes.
     *
     * @throws org.fedai.kubefate.chart.exception.EngineException when the chart cannot take the cluster.yaml
     */
    List<Finding> findings(ClusterSpec spec) {
        return RenderedSpec.findings(spec, objects(spec, spec.document()), document -> objects(spec, document));
    }

    private List<ManifestObject> objects(ClusterSpec spec, Map<String, @Nullable Object> document) {
        RenderRequest request = RenderRequest.install(spec.name(), spec.namespace())
                .withValues(Values.of(renderer.values(chart, document)));
        RenderedChart rendered = renderer.render(chart, request);
        return Stream.concat(rendered.manifest().objects().stream(), rendered.hooks().stream())
                .toList();
    }
}
