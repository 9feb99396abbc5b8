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

/** The configured Helm repository. Thread-safe; calls block up to the configured timeouts. */
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

    private record Connection(RepositoryAddress address, HttpFetcher fetch, CachedIndex index) {}

    /** Whether a repository is configured; if not, no other method may be called. */
    public boolean isUsed() {
        return !settings.isDisabled();
    }

    /**
     * The index of the repository. It may be cached for some minutes, but is read again if the requested chart is
     * missing in it.
     *
     * @throws Problem if the repository is unavailable
     * @throws org.fedai.kubefate.chart.exception.ChartException if the index is invalid
     */
    public RepositoryIndex index(String chart, String version) throws InterruptedException {
        try {
            return connection().index().get(known -> known.find(chart, version).isPresent());
        } catch (FetchException e) {
            throw unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Downloads the archive of a chart from the first of its URLs that works.
     *
     * @throws Problem if none works
     * @throws org.fedai.kubefate.chart.exception.ChartException if the archive does not match the index
     */
    public byte[] download(RepositoryChart chart) throws InterruptedException {
        List<String> tried = new ArrayList<>();
        for (URI url : chart.urls()) {
            try {
                byte[] archive = Objects.requireNonNull(
                        connection().fetch().get(url, limits.archiveBytes(), "").body());
                chart.check(archive);
                LOG.info("downloaded chart {} {} from repository {}", chart.name(), chart.version(), this);
                return archive;
            } catch (FetchException e) {
                tried.add(String.valueOf(e.getMessage()));
            }
        }
        throw unavailable(String.join("; ", tried), null);
    }

    /** How long a request waits for a download before it is answered. */
    public Duration requestTimeout() {
        return settings.requestTimeout();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.fetch().close();
        }
    }

    /** For messages: {@code kubefate (https://charts.example.com)}. */
    @Override
    public String toString() {
        return settings.name() + " (" + connection().address().uri() + ")";
    }

    /** Created on first use: an invalid URL must not prevent a service that never downloads anything from starting. */
    private synchronized Connection connection() {
        if (connection == null) {
            RepositoryAddress address = RepositoryAddress.of(settings);
            HttpFetcher fetch = new HttpFetcher(address, proxies, settings);
            connection = new Connection(address, fetch, new CachedIndex(address, fetch, settings.indexAge()));
        }
        return connection;
    }

    private Problem unavailable(String tried, @Nullable Throwable cause) {
        return new Problem(Problem.Kind.UNAVAILABLE, "chart repository " + this + " cannot be used: " + tried, cause);
    }
}
