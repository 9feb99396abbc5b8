package org.fedai.kubefate.server.chart;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.ChartException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores charts in the database, by name and exact version. */
@Component
class ChartStore {
    private final ChartRepository repository;
    private final LoadedCharts loaded;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChartStore(ChartRepository repository, LoadedCharts loaded, TransactionTemplate transaction, Clock clock) {
        this.repository = repository;
        this.loaded = loaded;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Chart> find(String name, String version) {
        Optional<Chart> known = repository.digestOf(name, version).flatMap(loaded::find);
        return known.isPresent()
                ? known
                : repository.findByNameAndVersion(name, version).map(this::load);
    }

    Chart load(ChartEntity entity) {
        return loaded.of(entity.digest(), entity.archive());
    }

    /** Loads a chart without adding it to the cache, for display. */
    Chart peek(ChartEntity entity) {
        return loaded.peek(entity.digest(), entity.archive());
    }

    /** Stores a chart, replacing a chart with the same name and version. @return its UUID */
    String put(NewChart content) {
        return put(content, present -> true).uuid();
    }

    /**
     * Stores a chart.
     *
     * @param replaces decides whether to replace an existing chart with the same name and version
     * @return the chart that is in the store now
     */
    ChartEntity put(NewChart content, Predicate<ChartEntity> replaces) {
        Chart chart = loaded.of(content.digest(), content.archive());
        try {
            return write(chart, content, replaces);
        } catch (DataIntegrityViolationException e) {
            // Another request, perhaps on another replica, stored the same chart concurrently.
            return write(chart, content, replaces);
        }
    }

    /**
     * Adds a downloaded chart unless it has been stored in the meantime.
     *
     * @throws ChartException if the archive contains another chart
     */
    Chart add(NewChart content, String name, String version) {
        Chart chart = loaded.of(content.digest(), content.archive());
        if (!chart.name().equals(name) || !chart.version().equals(version)) {
            throw new ChartException("the archive of chart " + name + " " + version + " contains chart " + chart.name()
                    + " " + chart.version());
        }
        return load(put(content, present -> false));
    }

    private ChartEntity write(Chart chart, NewChart content, Predicate<ChartEntity> replaces) {
        return transaction.execute(status -> {
            // Locking a missing row would block concurrent inserts of other charts.
            boolean present = repository.digestOf(chart.name(), chart.version()).isPresent();
            Optional<ChartEntity> held = present ? repository.lock(chart.name(), chart.version()) : Optional.empty();
            if (held.isEmpty()) {
                return repository.save(new ChartEntity(chart, content, clock.instant()));
            }
            if (replaces.test(held.get())) {
                held.get().replace(chart, content, clock.instant());
            }
            return held.get();
        });
    }
}
