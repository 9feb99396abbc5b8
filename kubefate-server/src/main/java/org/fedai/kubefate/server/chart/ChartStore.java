package org.fedai.kubefate.server.chart;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.ChartException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The charts in the database, by name and exact version. */
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

    /** A chart to be shown, which does not take the place of one that is worked with. */
    Chart look(ChartEntity entity) {
        return loaded.look(entity.digest(), entity.archive());
    }

    /** Puts a chart into the store; what is there by its name and version is replaced. @return its uuid */
    String put(NewChart content) {
        return put(content, present -> true).uuid();
    }

    /**
     * Puts a chart into the store.
     *
     * @param replaces asked about the one that is there by its name and version
     * @return the one that is there now
     */
    ChartEntity put(NewChart content, Predicate<ChartEntity> replaces) {
        Chart chart = loaded.of(content.digest(), content.archive());
        try {
            return write(chart, content, replaces);
        } catch (DataIntegrityViolationException e) {
            // Someone else, perhaps another replica, stored the first of that name at the same moment.
            return write(chart, content, replaces);
        }
    }

    /**
     * Adds a chart from elsewhere. One that was put there in the meantime stays.
     *
     * @throws ChartException when it is not the chart it should be
     */
    Chart add(NewChart content, String name, String version) {
        Chart chart = loaded.of(content.digest(), content.archive());
        if (!chart.name().equals(name) || !chart.version().equals(version)) {
            throw new ChartException("the archive that should be chart " + name + " " + version + " is chart "
                    + chart.name() + " " + chart.version());
        }
        return load(put(content, present -> false));
    }

    private ChartEntity write(Chart chart, NewChart content, Predicate<ChartEntity> replaces) {
        return transaction.execute(status -> {
            // A lock on what is not there would stand in the way of those who add something else.
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
