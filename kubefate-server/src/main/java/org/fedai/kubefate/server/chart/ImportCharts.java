package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.exception.EngineException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores charts of the Go service. */
@Component
public class ImportCharts {
    private final ChartRepository repository;
    private final LoadedCharts loaded;

    ImportCharts(ChartRepository repository, LoadedCharts loaded) {
        this.repository = repository;
        this.loaded = loaded;
    }

    /**
     * Stores a chart in the caller's transaction, unless the store has its version.
     *
     * @return whether it was stored
     * @throws EngineException if its files are not a chart or exceed the limits
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = EngineException.class)
    public boolean add(ImportedChart wanted) {
        NewChart content = NewChart.takenOver(ChartArchive.write(Chart.of(wanted.files())));
        // Reads the archive, and so applies the limits of uploads.
        Chart chart = loaded.of(content.digest(), content.archive());
        if (repository.digestOf(chart.name(), chart.version()).isPresent()
                || repository.findByUuid(wanted.uuid()).isPresent()) {
            return false;
        }
        repository.save(new ChartEntity(wanted, chart, content));
        return true;
    }
}
