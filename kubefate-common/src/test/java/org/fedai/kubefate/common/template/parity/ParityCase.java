package org.fedai.kubefate.common.template.parity;

import java.nio.file.Path;
import org.fedai.kubefate.common.chart.Chart;

/**
 * A chart and a cluster.yaml for it.
 *
 * @param path folder or archive of the chart
 * @param file what the cluster.yaml is called in the report
 */
record ParityCase(Path path, Chart chart, String file, String cluster) {
    String label() {
        return chart.name() + " " + chart.version();
    }

    @Override
    public String toString() {
        return label() + " " + file;
    }
}
