package org.fedai.kubefate.server.chart;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What users do with the chart store. */
@Service
class ChartService {
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

    @Transactional(readOnly = true)
    List<HelmChart> list(Page page) {
        return repository.findAllByOrderById(page.toPageable()).stream()
                .map(this::toWire)
                .toList();
    }

    @Transactional(readOnly = true)
    HelmChart get(String uuid) {
        return toWire(find(uuid));
    }

    String valuesTemplateExample(String name, String version) {
        Chart chart = charts.getSoon(name, version)
                .orElseThrow(() -> Problem.unavailable(
                        "chart " + name + " " + version + " is still being downloaded; ask again in a moment",
                        Duration.ofSeconds(5)));
        return text(chart, "values-template-example.yaml");
    }

    /**
     * Takes a chart out of the store.
     *
     * @param force even when clusters run it; they can then not be updated until it is there again
     */
    @Transactional
    public void delete(String uuid, boolean force) {
        ChartEntity chart = find(uuid);
        List<String> users = force ? List.of() : use.clustersOf(chart.name(), chart.version());
        if (!users.isEmpty()) {
            throw Problem.conflict("chart " + chart.name() + " " + chart.version() + " is in use by "
                    + String.join(", ", users) + "; delete it with ?force=true all the same");
        }
        repository.delete(chart);
    }

    private ChartEntity find(String uuid) {
        return repository.findByUuid(uuid).orElseThrow(() -> Problem.notFound("there is no chart with uuid " + uuid));
    }

    private HelmChart toWire(ChartEntity entity) {
        Chart chart = store.load(entity);
        List<HelmChart.Template> templates = chart.templates().stream()
                .map(file ->
                        new HelmChart.Template(file.name(), Base64.getEncoder().encodeToString(file.data())))
                .toList();
        return new HelmChart(
                entity.id(),
                entity.createdAt(),
                entity.updatedAt(),
                null,
                entity.uuid(),
                entity.name(),
                text(chart, "Chart.yaml"),
                text(chart, "values.yaml"),
                text(chart, "values-template.yaml"),
                text(chart, "values-template-example.yaml"),
                templates,
                entity.version(),
                entity.appVersion());
    }

    private static String text(Chart chart, String file) {
        return chart.text(file).orElse("");
    }
}
