package org.fedai.kubefate.server.release.adopt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.server.release.helm.ReleasedChart;
import org.jspecify.annotations.Nullable;

/** The chart that a record contains. Helm does not record subcharts. */
final class RecordedChart {
    private RecordedChart() {}

    /**
     * The chart of a record.
     *
     * @return empty if it has subcharts, so that the record has only a part of it
     * @throws org.fedai.kubefate.chart.exception.ChartException if it is not a chart
     */
    static Optional<Chart> of(ReleasedChart recorded) {
        if (recorded.metadata().get("dependencies") instanceof List<?> dependencies && !dependencies.isEmpty()) {
            return Optional.empty();
        }
        List<ChartFile> files = new ArrayList<>();
        files.add(yaml("Chart.yaml", recorded.metadata()));
        files.add(yaml("values.yaml", recorded.values()));
        if (!recorded.schema().isEmpty()) {
            files.add(new ChartFile("values.schema.json", recorded.schema().getBytes(StandardCharsets.UTF_8)));
        }
        files.addAll(recorded.templates());
        files.addAll(recorded.files());
        return Optional.of(Chart.of(files));
    }

    private static ChartFile yaml(String name, Map<String, @Nullable Object> content) {
        return new ChartFile(name, (Yaml.write(content) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
