package org.fedai.kubefate.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dependency of a chart.
 *
 * @param name the name in its own Chart.yaml
 * @param version a range of versions; empty for any
 * @param repository the URL of its repository; empty if it is only in {@code charts/}. Not used in rendering
 * @param condition comma-separated paths of values; the first one that exists enables or disables the chart
 * @param tags the chart is disabled if the values under {@code tags} disable all of these
 * @param importValues the values that the parent imports: names of exports, or maps with {@code child} and {@code parent}
 * @param alias the name that the parent uses for it; empty for its own name
 */
public record ChartDependency(
        String name,
        String version,
        String repository,
        String condition,
        List<String> tags,
        List<@Nullable Object> importValues,
        String alias) {}
