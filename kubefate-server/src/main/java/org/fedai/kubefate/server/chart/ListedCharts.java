package org.fedai.kubefate.server.chart;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fedai.kubefate.common.api.HelmChart;

/**
 * Charts with their contents, a few of them read at a time when they are asked for: all of them together are larger than what should be in memory. For
 * one thread.
 */
final class ListedCharts extends AbstractList<HelmChart> {
    private static final int AT_A_TIME = 16;

    private final List<ChartSummary> summaries;
    private final Function<List<String>, Map<String, HelmChart>> reader;
    private Map<String, HelmChart> current = Map.of();

    /**
     * @param reader gives the charts that are still there and can be read, by uuid
     */
    ListedCharts(List<ChartSummary> summaries, Function<List<String>, Map<String, HelmChart>> reader) {
        this.summaries = summaries;
        this.reader = reader;
    }

    @Override
    public HelmChart get(int index) {
        ChartSummary wanted = summaries.get(index);
        if (!current.containsKey(wanted.uuid())) {
            int end = Math.min(index + AT_A_TIME, size());
            current = reader.apply(summaries.subList(index, end).stream()
                    .map(ChartSummary::uuid)
                    .toList());
        }
        HelmChart chart = current.get(wanted.uuid());
        // One that was deleted since the list was made, or that is not read any more, has no content.
        return chart == null ? ChartView.of(wanted) : chart;
    }

    @Override
    public int size() {
        return summaries.size();
    }
}
