package org.fedai.kubefate.server.repository;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.RepositoryChart;
import org.fedai.kubefate.chart.RepositoryIndex;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Helm repository of the settings. Thread-safe; calls may take as long as the timeouts let them. */
public final class HelmRepository implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HelmRepository.class);

    private final RepositorySettings settings;
    private final ArchiveLimits limits;
    private final Proxies proxies;
    private @Nullable Connection connection;

    HelmRepository(RepositorySettings settings, ArchiveLimits limits, Proxies proxies) {
        this.settings = settings;
        this.limits = limits;
        this.proxies = proxies;
    }

    private record Connection(RepositoryAddress address, Fetch fetch, CachedIndex index) {}

    /** Whether there is one; where it is not, nothing else may be called. */
    public boolean isUsed() {
        return !settings.isSwitchedOff();
    }

    /**
     * What the repository has. The answer may be some minutes old, but not if it would be that the wanted chart is missing.
     *
     * @throws Problem when the repository cannot be asked
     * @throws org.fedai.kubefate.chart.exception.ChartException when it gives something else than an index
     */
    public RepositoryIndex index(String chart, String version) throws InterruptedException {
        try {
            return connection().index().get(known -> known.find(chart, version).isPresent());
        } catch (FetchException e) {
            throw unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The archive of a chart, from the first of its addresses that gives it.
     *
     * @throws Problem when none does
     * @throws org.fedai.kubefate.chart.exception.ChartException when it is not the one that the index lists
     */
    public byte[] download(RepositoryChart chart) throws InterruptedException {
        List<String> tried = new ArrayList<>();
        for (URI url : chart.urls()) {
            try {
                byte[] archive = Objects.requireNonNull(
                        connection().fetch().get(url, limits.archiveBytes(), "").body());
                chart.check(archive);
                LOG.info("chart {} {} comes from repository {}", chart.name(), chart.version(), this);
                return archive;
            } catch (FetchException e) {
                tried.add(String.valueOf(e.getMessage()));
            }
        }
        throw unavailable(String.join("; ", tried), null);
    }

    /** How long a request should wait before it is answered. */
    public Duration patience() {
        return settings.patience();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.fetch().close();
        }
    }

    /** For people: {@code kubefate (https://charts.example.com)}. */
    @Override
    public String toString() {
        return settings.name() + " (" + connection().address().uri() + ")";
    }

    /** Made with the first use: a wrong address must not keep a service from starting that never downloads anything. */
    private synchronized Connection connection() {
        if (connection == null) {
            RepositoryAddress address = RepositoryAddress.of(settings);
            Fetch fetch = new Fetch(address, proxies, settings);
            connection = new Connection(address, fetch, new CachedIndex(address, fetch, settings.indexAge()));
        }
        return connection;
    }

    private Problem unavailable(String tried, @Nullable Throwable cause) {
        return new Problem(Problem.Kind.UNAVAILABLE, "chart repository " + this + " cannot be used: " + tried, cause);
    }
}
