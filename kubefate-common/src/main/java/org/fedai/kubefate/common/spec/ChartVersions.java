package org.fedai.kubefate.common.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Versions of FATE's charts begin with a v, which people leave out. */
public final class ChartVersions {
    private static final Pattern WITHOUT_V = Pattern.compile("\\d+\\.\\d+\\.\\d+.*");
    private static final List<String> OF_FATE =
            List.of("fate", "fate-exchange", "fate-serving", "fate-upgrade-manager");
    /** Published before the versions had a v. */
    private static final List<String> OLDEST = List.of("1.2.0", "1.3.0");

    private ChartVersions() {}

    /** The version that was probably meant; empty when nothing speaks against the given one. */
    public static Optional<String> meant(String chart, String version) {
        boolean misspelt = OF_FATE.contains(chart) && WITHOUT_V.matcher(version).matches() && !OLDEST.contains(version);
        return misspelt ? Optional.of("v" + version) : Optional.empty();
    }

    static Optional<Finding> misspelt(ClusterSpec spec) {
        return meant(spec.chartName(), spec.chartVersion())
                .map(meant -> new Finding(
                        spec.yaml().line("chartVersion"),
                        "chartVersion",
                        "chartVersion %s: the versions of the chart %s begin with v; did you mean %s?"
                                .formatted(spec.chartVersion(), spec.chartName(), meant)));
    }
}
