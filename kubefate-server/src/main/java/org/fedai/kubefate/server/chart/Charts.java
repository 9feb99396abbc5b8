package org.fedai.kubefate.server.chart;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.repository.HelmRepository;
import org.springframework.stereotype.Service;

/** The charts that clusters are made from: those in the store, and those that are downloaded into it when someone wants them. */
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
     * A chart, at once when it is in the store, otherwise as soon as it is downloaded.
     *
     * @return completes with a {@link KubefateException} when there is no such chart, naming those there are, or when it cannot be had, and with a
     *     {@link org.fedai.kubefate.chart.exception.ChartException} when it cannot be read
     */
    public CompletableFuture<Chart> get(String name, String version) {
        return store.find(name, version)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> downloads.start(name, version));
    }

    /**
     * A chart for someone who waits for an answer.
     *
     * @return empty when its download goes on for longer than one can be let wait
     * @throws KubefateException as {@link #get} completes with it
     */
    public Optional<Chart> getSoon(String name, String version) {
        CompletableFuture<Chart> chart = get(name, version);
        try {
            return Optional.of(chart.get(repository.patience().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "the service shuts down", e);
        }
    }

    /** What to throw when a chart's future has completed with a failure. */
    public static RuntimeException failure(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure.getCause());
    }
}
