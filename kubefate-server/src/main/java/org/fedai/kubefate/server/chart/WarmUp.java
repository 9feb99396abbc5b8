package org.fedai.kubefate.server.chart;

import java.util.Optional;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Renders the newest FATE chart once in the background after startup, so that the classes of the template engine are
 * loaded. Otherwise the first install would take a second longer.
 */
@Component
class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String CHART = "fate";

    private final KnownCharts known;
    private final ChartStore store;
    private final ChartRenderer renderer;

    WarmUp(KnownCharts known, ChartStore store, ChartRenderer renderer) {
        this.known = known;
        this.store = store;
        this.renderer = renderer;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("warm-up").start(this::renderQuietly);
    }

    private void renderQuietly() {
        try {
            render();
        } catch (RuntimeException e) {
            LOG.debug("warm-up failed: {}", e.getMessage());
        }
    }

    /** Renders the chart with its own example; empty if there is no such chart. */
    Optional<RenderedChart> render() {
        return known.versionsOf(CHART).stream()
                .findFirst()
                .flatMap(newest -> store.find(CHART, newest))
                .map(this::render);
    }

    private RenderedChart render(Chart chart) {
        String example = chart.text("values-template-example.yaml").orElse("name: warm-up\n");
        ClusterSpec spec = ClusterSpec.parse(example, "values-template-example.yaml");
        return renderer.render(
                chart,
                RenderRequest.install("warm-up", "warm-up")
                        .withValues(Values.of(renderer.values(chart, spec.document()))));
    }
}
