package org.fedai.kubefate.server.chart;

import java.time.Instant;

/** A chart without its content. */
record ChartSummary(
        long id, String uuid, String name, String version, String appVersion, Instant createdAt, Instant updatedAt) {}
