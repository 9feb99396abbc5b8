package org.fedai.kubefate.server.chart;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fedai.kubefate.common.api.HelmChart;

/**
 * A list of charts whose contents are read lazily in small batches, because all of them together would use too much
 * memory. Not thread-safe.
 */
final class ListedCharts extends AbstractList<HelmChart> {
    private static final int BATCH_SIZE = 16;

    private final List<ChartSummary> summaries;
    private final Function<List<String>, Map<String, HelmChart>> reader;
    private Map<String, HelmChart> current = Map.of();

    /** @param reader reads the charts that still exist and are valid, by UUID */
    ListedCharts(List<ChartSummary> summaries, Function<List<String>, Map<String, HelmChart>> reader) {
        this.summaries = summaries;
        this.reader = reader;
    }

    @Override
    public HelmChart get(int index) {
        ChartSummary wanted = summaries.get(index);
        if (!current.containsKey(wanted.uuid())) {
            int end = Math.min(index + BATCH_SIZE, size());
            current = reader.apply(summaries.subList(index, end).stream()
                    .map(ChartSummary::uuid)
                    .toList());
        }
        HelmChart chart = current.get(wanted.uuid());
        // A chart that has been deleted meanwhile, or that exceeds the limits, has no contents.
        return chart == null ? ChartView.of(wanted) : chart;
    }

    @Override
    public int size() {
        return summaries.size();
    }
}
