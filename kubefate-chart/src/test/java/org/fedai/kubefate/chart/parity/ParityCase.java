package org.fedai.kubefate.chart.parity;

import java.nio.file.Path;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.testing.ClusterDocument;
import org.jspecify.annotations.Nullable;

/**
 * A chart and something to render it with.
 *
 * @param path folder or archive of the chart
 * @param file what the input is called in the report
 * @param spec a cluster.yaml; null for a chart of somebody else
 * @param values for a chart of somebody else, which takes them as they are
 */
record ParityCase(
        Path path, Chart chart, String file, @Nullable ClusterDocument spec, String values) {
    static ParityCase ofCluster(Path path, Chart chart, String file, ClusterDocument spec) {
        return new ParityCase(path, chart, file, spec, spec.text());
    }

    static ParityCase ofValues(Path path, Chart chart, String file, String values) {
        return new ParityCase(path, chart, file, null, values);
    }

    String label() {
        return chart.name() + " " + chart.version();
    }

    String release() {
        return spec == null ? "probe" : spec.name();
    }

    String namespace() {
        return spec == null ? "probe-namespace" : spec.namespace();
    }

    @Override
    public String toString() {
        return label() + " " + file;
    }
}
