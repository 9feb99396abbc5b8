package org.fedai.kubefate.server.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.exception.ChartException;
import org.springframework.stereotype.Component;

/** The charts read last, so that the same bytes are unpacked, and their templates compiled, once. */
@Component
class LoadedCharts {
    private static final int KEPT = 32;

    private final Map<String, Chart> byDigest = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chart> eldest) {
            return size() > KEPT;
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

    /**
     * @throws ChartException when it is no chart, or a larger one than is allowed
     */
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

    /** As {@link #of}, but not kept. */
    Chart look(String digest, byte[] archive) {
        return find(digest).orElseGet(() -> read(archive));
    }

    private Chart read(byte[] archive) {
        return ChartArchive.read(archive, limits);
    }
}
