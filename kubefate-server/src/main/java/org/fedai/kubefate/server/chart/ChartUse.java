package org.fedai.kubefate.server.chart;

import java.util.List;

/** Finds the clusters that use a chart. */
public interface ChartUse {
    /**
     * The clusters that use this chart or are being updated to it, as {@code namespace/name}; at most a few, for a
     * message.
     */
    List<String> clustersOf(String chartName, String chartVersion);
}
