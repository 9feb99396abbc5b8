package org.fedai.kubefate.server.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.RepositoryChart;
import org.fedai.kubefate.chart.RepositoryIndex;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.server.repository.HelmRepository;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Lists the available charts in messages about a missing one. */
@Component
class KnownCharts {
    private static final int MAX_NAMES = 20;

    private final ChartRepository charts;
    private final HelmRepository repository;

    KnownCharts(ChartRepository charts, HelmRepository repository) {
        this.charts = charts;
        this.repository = repository;
    }

    /** The versions in the store, newest first. */
    List<String> versionsOf(String name) {
        return charts.versionsOf(name).stream()
                .map(SemVersion::parse)
                .sorted(Comparator.reverseOrder())
                .map(SemVersion::original)
                .toList();
    }

    /** The message for a chart that is not in the store. */
    String missing(String name, String version) {
        List<String> versions = versionsOf(name);
        if (!versions.isEmpty()) {
            return hasNo(name, version, versions) + "; available versions: " + some(versions);
        }
        List<String> names = names();
        return "there is no chart " + name + "; "
                + (names.isEmpty() ? "the store is empty; upload a chart" : "available charts: " + some(names));
    }

    /** The message for a chart that is neither in the store nor in the repository. */
    String missing(String name, String version, RepositoryIndex index) {
        List<String> here = versionsOf(name);
        List<String> there = index.versions(name).stream()
                .map(RepositoryChart::version)
                .filter(found -> !here.contains(found))
                .toList();
        if (here.isEmpty() && there.isEmpty()) {
            return "there is no chart " + name + "; available charts: " + places(names(), index.names());
        }
        List<String> all = Stream.concat(here.stream(), there.stream()).toList();
        return hasNo(name, version, all) + "; available versions: " + places(here, there);
    }

    /** Versions of KubeFATE's charts begin with a v, which is easily left out. */
    private static String hasNo(String name, String version, List<String> versions) {
        String meant = "v" + version;
        return "chart " + name + " has no version " + version
                + (versions.contains(meant) ? " (did you mean " + meant + "?)" : "");
    }

    private String places(List<String> here, List<String> there) {
        String store = here.isEmpty() ? "" : some(here) + " in the store, ";
        return store + (there.isEmpty() ? "none" : some(there)) + " in repository " + repository;
    }

    private List<String> names() {
        return charts.names(Limit.of(MAX_NAMES + 1));
    }

    private static String some(List<String> names) {
        String named = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
        return names.size() > MAX_NAMES ? named + " and others" : named;
    }
}
