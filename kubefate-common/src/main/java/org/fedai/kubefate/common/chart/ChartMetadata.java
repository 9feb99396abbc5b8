package org.fedai.kubefate.common.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Chart.yaml says.
 *
 * @param document the whole of Chart.yaml, for what the other components do not name
 */
public record ChartMetadata(
        String name,
        String version,
        String appVersion,
        String apiVersion,
        String kubeVersion,
        String type,
        Map<String, @Nullable Object> document) {}
