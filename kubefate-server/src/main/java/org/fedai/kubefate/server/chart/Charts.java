package org.fedai.kubefate.server.chart;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.repository.HelmRepository;
import org.springframework.stereotype.Service;

/** Provides the charts of clusters: from the store, or downloaded from the repository on first use. */
@Service
public class Charts {
    private final ChartStore store;
    private final Downloads downloads;
    private final HelmRepository repository;

    Charts(ChartStore store, Downloads downloads, HelmRepository repository) {
        this.store = store;
        this.downloads = downloads;
        this.repository = repository;
    }

    /**
     * A chart: immediately if it is in the store, otherwise once it has been downloaded.
     *
     * @return completes exceptionally with a {@link KubefateException} if there is no such chart (the message lists the
     *     existing ones) or it cannot be downloaded, or with a {@link
     *     org.fedai.kubefate.chart.exception.ChartException} if it is invalid
     */
    public CompletableFuture<Chart> get(String name, String version) {
        return store.find(name, version)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> downloads.start(name, version));
    }

    /** A chart of the store. */
    public Optional<Chart> find(String name, String version) {
        return store.find(name, version);
    }

    /**
     * Adds a chart to the store, unless the store has this version of it.
     *
     * @throws org.fedai.kubefate.chart.exception.ChartException if it exceeds the limits
     */
    public void keep(Chart chart) {
        store.put(NewChart.uploaded(ChartArchive.write(chart)), present -> false);
    }

    /**
     * A chart, for a request that waits for it.
     *
     * @return empty if its download takes longer than a request may wait
     * @throws KubefateException the exception with which {@link #get} completes
     */
    public Optional<Chart> getSoon(String name, String version) {
        CompletableFuture<Chart> chart = get(name, version);
        try {
            return Optional.of(chart.get(repository.requestTimeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "the service is shutting down", e);
        }
    }

    /** The exception to throw if the future of a chart has failed. */
    public static RuntimeException failure(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure.getCause());
    }
}
