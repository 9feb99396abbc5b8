package org.fedai.kubefate.server.chart;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operations of users on the chart store. */
@Service
class ChartService {
    private static final Logger LOG = LoggerFactory.getLogger(ChartService.class);

    private final ChartRepository repository;
    private final ChartStore store;
    private final Charts charts;
    private final ChartUse use;

    ChartService(ChartRepository repository, ChartStore store, Charts charts, ChartUse use) {
        this.repository = repository;
        this.store = store;
        this.charts = charts;
        this.use = use;
    }

    /** @return the uuid of the chart */
    String upload(byte[] archive) {
        return store.put(NewChart.uploaded(archive));
    }

    /** @param details whether to include the contents; otherwise they are empty */
    List<HelmChart> list(Page page, boolean details) {
        List<ChartSummary> charts = repository.summaries(page.toPageable());
        return details
                ? new ListedCharts(charts, this::read)
                : charts.stream().map(ChartView::of).toList();
    }

    private Map<String, HelmChart> read(List<String> uuids) {
        Map<String, HelmChart> views = new HashMap<>();
        for (ChartEntity chart : repository.findByUuidIn(uuids)) {
            try {
                views.put(chart.uuid(), ChartView.of(chart, store.peek(chart)));
            } catch (ChartException e) {
                // It was stored when the limits were higher.
                LOG.warn("listing chart {} {} without its content: {}", chart.name(), chart.version(), e.getMessage());
            }
        }
        return views;
    }

    HelmChart get(String uuid) {
        ChartEntity chart = find(uuid);
        return ChartView.of(chart, store.load(chart));
    }

    String valuesTemplateExample(String name, String version) {
        return ChartView.text(findOrDownload(name, version), "values-template-example.yaml");
    }

    private Chart findOrDownload(String name, String version) {
        try {
            return charts.getSoon(name, version)
                    .orElseThrow(() -> Problem.unavailable(
                            "chart " + name + " " + version + " is still being downloaded; try again in a moment",
                            Duration.ofSeconds(5)));
        } catch (Problem e) {
            // In a cluster.yaml an unknown chart is an invalid value; here it is a missing resource.
            throw e.kind() == Problem.Kind.INVALID ? Problem.notFound(String.valueOf(e.getMessage())) : e;
        }
    }

    /**
     * Deletes a chart from the store.
     *
     * @param force whether to delete it even if clusters use it; these cannot be updated until it is uploaded again
     */
    @Transactional
    public void delete(String uuid, boolean force) {
        ChartEntity chart = find(uuid);
        List<String> users = force ? List.of() : use.clustersOf(chart.name(), chart.version());
        if (!users.isEmpty()) {
            String reason =
                    "chart " + chart.name() + " " + chart.version() + " is in use by " + String.join(", ", users);
            throw Problem.unconfirmed(
                    new Problem.Confirmation("force", reason), "to delete it anyway, add ?force=true");
        }
        repository.delete(chart);
    }

    private ChartEntity find(String uuid) {
        return repository.findByUuid(uuid).orElseThrow(() -> Problem.notFound("there is no chart with uuid " + uuid));
    }
}
