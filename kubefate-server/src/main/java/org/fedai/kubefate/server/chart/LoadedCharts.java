package org.fedai.kubefate.server.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.exception.ChartException;
import org.springframework.stereotype.Component;

/** Caches the charts read last, so that archives are unpacked and templates compiled only once. */
@Component
class LoadedCharts {
    private static final int CACHE_SIZE = 32;

    private final Map<String, Chart> byDigest = new LinkedHashMap<>(CACHE_SIZE, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chart> eldest) {
            return size() > CACHE_SIZE;
        }
    };

    private final ArchiveLimits limits;

    LoadedCharts(ArchiveLimits limits) {
        this.limits = limits;
    }

    Optional<Chart> find(String digest) {
        synchronized (byDigest) {
            return Optional.ofNullable(byDigest.get(digest));
        }
    }

    /** @throws ChartException if it is not a chart or exceeds the limits */
    Chart of(String digest, byte[] archive) {
        Optional<Chart> known = find(digest);
        if (known.isPresent()) {
            return known.get();
        }
        Chart chart = read(archive);
        synchronized (byDigest) {
            Chart first = byDigest.putIfAbsent(digest, chart);
            return first == null ? chart : first;
        }
    }

    /** Like {@link #of}, but without caching the chart. */
    Chart peek(String digest, byte[] archive) {
        return find(digest).orElseGet(() -> read(archive));
    }

    private Chart read(byte[] archive) {
        return ChartArchive.read(archive, limits);
    }
}
