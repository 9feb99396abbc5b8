package org.fedai.kubefate.server.chart;

/** The source of a chart in the store. */
enum ChartSource {
    UPLOADED,
    /** Bundled with the service. */
    BUNDLED,
    /** Downloaded on first use from the chart repository. */
    REPOSITORY,
    /** Taken over from the Go service, which does not tell uploaded charts from downloaded ones. */
    TAKEN_OVER
}
