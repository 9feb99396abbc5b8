package org.fedai.kubefate.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart that another one wants to have in its {@code charts/}.
 *
 * @param name the name in its own Chart.yaml
 * @param version a range of versions; empty for any
 * @param repository address of the repository that has it; empty when it is only in {@code charts/}. Rendering does not use it
 * @param condition paths of values, with commas between them, of which the first that is there switches the chart on or off
 * @param tags the chart is off when values under {@code tags} switch off all of these
 * @param importValues which values the parent takes over: names of exports, or maps with {@code child} and {@code parent}
 * @param alias the name under which the parent knows it; empty when that is its own
 */
public record ChartDependency(
        String name,
        String version,
        String repository,
        String condition,
        List<String> tags,
        List<@Nullable Object> importValues,
        String alias) {}
