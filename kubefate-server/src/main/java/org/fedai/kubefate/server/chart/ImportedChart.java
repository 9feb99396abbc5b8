package org.fedai.kubefate.server.chart;

import java.time.Instant;
import java.util.List;
import org.fedai.kubefate.chart.ChartFile;

/** A chart of another service. */
public record ImportedChart(String uuid, List<ChartFile> files, Instant createdAt, Instant updatedAt) {
    public ImportedChart {
        files = List.copyOf(files);
    }
}
