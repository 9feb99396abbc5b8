package org.fedai.kubefate.server.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts denied requests and logouts in memory and writes the counts every few seconds: anybody can send any number of them, without a
 * login, and must neither fill the database nor keep it busy. They have changed nothing, so what is lost when the service
 * is killed is only how often somebody was denied within the last seconds.
 */
@Component
class FoldedRequests implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(FoldedRequests.class);

    private final AuditTable table;
    private final AuditSettings settings;
    private final Map<String, Counted> waiting = new HashMap<>();
    private final Set<String> ofThisHour = new HashSet<>();
    private Instant hour = Instant.MIN;

    FoldedRequests(AuditTable table, AuditSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    private record Counted(FoldedRequest request, int times, Instant last) {
        Counted and(Counted later) {
            return new Counted(request, times + later.times, later.last);
        }
    }

    synchronized void count(FoldedRequest request) {
        if (!request.hour().equals(hour)) {
            hour = request.hour();
            ofThisHour.clear();
        }
        FoldedRequest told = request;
        if (ofThisHour.size() >= settings.foldedPerHour() && !ofThisHour.contains(request.key())) {
            told = request.withoutParticulars();
        } else {
            ofThisHour.add(request.key());
        }
        waiting.merge(told.key(), new Counted(told, 1, request.first()), Counted::and);
    }

    @Override
    public void destroy() {
        write();
    }

    @Scheduled(fixedDelay = 3000)
    void write() {
        Map<String, Counted> now = take();
        for (Map.Entry<String, Counted> entry : now.entrySet()) {
            Counted counted = entry.getValue();
            try {
                table.fold(counted.request(), entry.getKey(), counted.times(), counted.last());
            } catch (DataAccessException e) {
                LOG.warn("denied requests cannot be recorded now: {}", DatabaseFailure.reason(e));
                giveBack(entry.getKey(), counted);
            }
        }
    }

    private synchronized Map<String, Counted> take() {
        Map<String, Counted> now = Map.copyOf(waiting);
        waiting.clear();
        return now;
    }

    private synchronized void giveBack(String key, Counted counted) {
        waiting.merge(key, counted, (later, earlier) -> earlier.and(later));
    }
}
