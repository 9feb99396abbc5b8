package org.fedai.kubefate.server.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Deletes old events every few minutes. */
@Component
class PruneEvents {
    private static final Logger LOG = LoggerFactory.getLogger(PruneEvents.class);
    /** Bounds the table when something changes all the time. */
    private static final long MOST = 200_000;

    private final EventStore store;
    private final EventSettings settings;

    PruneEvents(EventStore store, EventSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void prune() {
        try {
            store.prune(settings.retention(), MOST);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("old events are deleted later: {}", e.getMessage());
        }
    }
}
