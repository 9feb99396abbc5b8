package org.fedai.kubefate.chart.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.testing.Helm4;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.testing.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Charts in charts that nobody wrote must render as Helm renders them. {@code -Dchart.generator.charts=2000} compares more,
 * {@code -Dchart.generator.seed=random} others, {@code -Dchart.generator.seed=N} with one chart again what was found, and
 * {@code -Dhelm4=PATH} compares with Helm 4 as well.
 */
class GeneratedChartsTest {
    private static final int MOST_DIFFERENCES = Integer.getInteger("chart.generator.differences", 10);

    @Test
    void random_charts_render_as_helm_3_renders_them() {
        compare(HelmVersion.V3, RealHelm.HELM3);
    }

    @Test
    @EnabledIfSystemProperty(named = Helm4.PROPERTY, matches = ".+")
    void random_charts_render_as_helm_4_renders_them() {
        compare(HelmVersion.V4, Helm4.ofProperty());
    }

    private static void compare(HelmVersion version, RealHelm.Program helm) {
        OwnRenderer renderer = OwnRenderer.of(version);
        long seed = Seed.of("chart.generator.seed");
        int wanted = Integer.getInteger("chart.generator.charts", 50);
        int refused = 0;
        int undecided = 0;
        List<String> differences = new ArrayList<>();
        int count = 0;
        for (; count < wanted && differences.size() < MOST_DIFFERENCES; count++) {
            ChartGenerator.Generated chart = ChartGenerator.chart(seed + count);
            RealHelm.Outcome own = renderer.render(chart::chart, chart.values());
            if (isBeyondLimits(own)) {
                continue;
            }
            RealHelm.Outcome theirs = RealHelm.archive(helm, chart.archive(), chart.values());
            if (own.refused() && theirs.refused()) {
                refused++;
            } else if (!shown(own).equals(shown(theirs))) {
                if (decides(helm, chart, theirs)) {
                    differences.add("\n===== seed " + (seed + count) + "\n" + difference(theirs, own) + "\n" + chart);
                } else {
                    undecided++;
                }
            }
        }
        System.out.printf(
                "seed %d: %d charts compared with Helm, %d of them refused by both, %d rendered by Helm now so, now otherwise%n",
                seed, count, refused, undecided);
        assertThat(differences).as("%d of %d", differences.size(), count).isEmpty();
    }

    /** Helm would never end, or take all memory there is. */
    private static boolean isBeyondLimits(RealHelm.Outcome own) {
        String error = own.error();
        return error != null
                && (error.contains("too many values")
                        || error.contains("merging the values of the charts takes more than")
                        || error.contains("values nest"));
    }

    /** Whether Helm always says the same. It walks through maps in any order, which shows where imports overlap. */
    private static boolean decides(RealHelm.Program helm, ChartGenerator.Generated chart, RealHelm.Outcome first) {
        for (int i = 0; i < 8; i++) {
            if (!shown(RealHelm.archive(helm, chart.archive(), chart.values())).equals(shown(first))) {
                return false;
            }
        }
        return true;
    }

    /** What each chart shows, by its path. */
    private static Map<String, String> shown(RealHelm.Outcome outcome) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String document : String.valueOf(outcome.text()).split("---\n# Source: ", -1)) {
            int end = document.indexOf('\n');
            shown.put(
                    document.substring(0, Math.max(end, 0)),
                    document.substring(end + 1).strip());
        }
        return shown;
    }

    private static String difference(RealHelm.Outcome helm, RealHelm.Outcome own) {
        if (helm.refused() || own.refused()) {
            return "helm " + helm + "\nown  " + own;
        }
        StringBuilder text = new StringBuilder();
        Map<String, String> theirs = shown(helm);
        Map<String, String> ours = shown(own);
        theirs.forEach((name, document) -> {
            if (!document.equals(ours.get(name))) {
                text.append(name)
                        .append("\nhelm ")
                        .append(document)
                        .append("\nown  ")
                        .append(ours.get(name))
                        .append('\n');
            }
        });
        ours.forEach((name, document) -> {
            if (!theirs.containsKey(name)) {
                text.append(name).append("\nonly own  ").append(document).append('\n');
            }
        });
        return text.isEmpty() ? "order: " + theirs.keySet() + " and " + ours.keySet() : text.toString();
    }
}
