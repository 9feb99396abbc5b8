package org.fedai.kubefate.server.chart;

import java.util.List;

/** Tells who needs a chart. */
public interface ChartUse {
    /** The living clusters that run this chart or are on their way to it, as {@code namespace/name}; at most a few, for a message. */
    List<String> clustersOf(String chartName, String chartVersion);
}
