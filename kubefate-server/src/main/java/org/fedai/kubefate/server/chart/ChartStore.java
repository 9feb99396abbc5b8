package org.fedai.kubefate.server.chart;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.version.SemVersion;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The charts there are, by name and exact version. */
@Service
public class ChartStore {
    private final ChartRepository repository;
    private final LoadedCharts loaded;
    private final Clock clock;

    ChartStore(ChartRepository repository, LoadedCharts loaded, Clock clock) {
        this.repository = repository;
        this.loaded = loaded;
        this.clock = clock;
    }

    /**
     * The chart a cluster is made from.
     *
     * @throws Problem when there is no such chart; names those there are
     */
    public Chart get(String name, String version) {
        return find(name, version).orElseThrow(() -> Problem.invalid(missing(name, version)));
    }

    Optional<Chart> find(String name, String version) {
        return repository.findByNameAndVersion(name, version).map(this::load);
    }

    Chart load(ChartEntity entity) {
        return loaded.of(entity.digest(), entity.archive());
    }

    /** Puts a chart into the store; the same name and version is replaced. */
    @Transactional
    public ChartEntity put(NewChart content) {
        Chart chart = loaded.of(content.digest(), content.archive());
        Optional<ChartEntity> present = repository.findByNameAndVersion(chart.name(), chart.version());
        if (present.isPresent()) {
            present.get().replace(chart, content, clock.instant());
            return present.get();
        }
        return repository.save(new ChartEntity(chart, content, clock.instant()));
    }

    /** Newest first. */
    List<String> versionsOf(String name) {
        return repository.versionsOf(name).stream()
                .map(SemVersion::parse)
                .sorted(Comparator.reverseOrder())
                .map(SemVersion::original)
                .toList();
    }

    private String missing(String name, String version) {
        List<String> versions = versionsOf(name);
        if (!versions.isEmpty()) {
            return "chart " + name + " has no version " + version + "; there are " + String.join(", ", versions);
        }
        List<String> names = repository.names(Limit.of(20));
        return "there is no chart " + name + "; "
                + (names.isEmpty() ? "the store is empty: upload one" : "there are " + String.join(", ", names));
    }
}
