package org.fedai.kubefate.server.chart;

/** Where a chart in the store came from. */
enum ChartSource {
    UPLOADED,
    /** Came with the service. */
    BUNDLED,
    /** Downloaded on first use from the chart repository. */
    REPOSITORY
}
