package org.fedai.kubefate.server.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.common.chart.ArchiveLimits;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.chart.ChartArchive;
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

    Optional<Chart> find(String digest) {
        synchronized (byDigest) {
            return Optional.ofNullable(byDigest.get(digest));
        }
    }

    Chart of(String digest, byte[] archive) {
        Optional<Chart> known = find(digest);
        if (known.isPresent()) {
            return known.get();
        }
        Chart chart = ChartArchive.read(archive, ArchiveLimits.DEFAULT);
        synchronized (byDigest) {
            Chart first = byDigest.putIfAbsent(digest, chart);
            return first == null ? chart : first;
        }
    }
}
