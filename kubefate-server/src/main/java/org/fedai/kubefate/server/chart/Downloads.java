package org.fedai.kubefate.server.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.RepositoryChart;
import org.fedai.kubefate.chart.RepositoryIndex;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.repository.HelmRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Downloads charts from the repository into the store; concurrent requests for the same chart share one download. */
@Component
class Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private final ChartStore store;
    private final HelmRepository repository;
    private final KnownCharts known;
    private final Map<Wanted, CompletableFuture<Chart>> running = new ConcurrentHashMap<>();

    Downloads(ChartStore store, HelmRepository repository, KnownCharts known) {
        this.store = store;
        this.repository = repository;
        this.known = known;
    }

    private record Wanted(String name, String version) {
        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    /** Starts a download, or joins one that is in progress. */
    CompletableFuture<Chart> start(String name, String version) {
        if (!repository.isUsed()) {
            return CompletableFuture.failedFuture(Problem.invalid(known.missing(name, version)));
        }
        return running.computeIfAbsent(new Wanted(name, version), this::begin);
    }

    private CompletableFuture<Chart> begin(Wanted wanted) {
        CompletableFuture<Chart> chart = new CompletableFuture<>();
        Thread.ofVirtual().name("download of " + wanted).start(() -> {
            try {
                chart.complete(download(wanted));
            } catch (InterruptedException | RuntimeException e) {
                LOG.info("chart {} was not downloaded: {}", wanted, e.getMessage());
                chart.completeExceptionally(e);
            } catch (Error e) {
                chart.completeExceptionally(e);
                throw e;
            } finally {
                running.remove(wanted, chart);
            }
        });
        return chart;
    }

    private Chart download(Wanted wanted) throws InterruptedException {
        // Another download may have finished since the store was checked.
        Optional<Chart> present = store.find(wanted.name(), wanted.version());
        if (present.isPresent()) {
            return present.get();
        }
        NewChart content = NewChart.downloaded(repository.download(offered(wanted)));
        return store.add(content, wanted.name(), wanted.version());
    }

    private RepositoryChart offered(Wanted wanted) throws InterruptedException {
        RepositoryIndex index = index(wanted);
        return index.find(wanted.name(), wanted.version())
                .filter(chart -> chart.version().equals(wanted.version()))
                .orElseThrow(() -> Problem.invalid(known.missing(wanted.name(), wanted.version(), index)));
    }

    private RepositoryIndex index(Wanted wanted) throws InterruptedException {
        try {
            return repository.index(wanted.name(), wanted.version());
        } catch (Problem | ChartException e) {
            List<String> here = known.versionsOf(wanted.name());
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "chart " + wanted + " is not in the store"
                            + (here.isEmpty() ? "" : " (available: " + String.join(", ", here) + ")") + ", and "
                            + e.getMessage(),
                    e);
        }
    }
}
