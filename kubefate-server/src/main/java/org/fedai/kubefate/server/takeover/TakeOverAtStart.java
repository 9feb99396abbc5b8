package org.fedai.kubefate.server.takeover;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over what the Go service has left in the same database, at the first start on it. Later starts take over only rows that the Go service has added
 * since, which happens when an operator went back to it. Runs when all beans are created, and so before the first administrator and the bundled charts are
 * stored.
 */
@Component
class TakeOverAtStart implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOverAtStart.class);

    private final DataSource database;
    private final TakeOver takeOver;
    private final TakeOverProgress progress;
    private final TransactionTemplate transaction;

    TakeOverAtStart(
            DataSource database, TakeOver takeOver, TakeOverProgress progress, TransactionTemplate transaction) {
        this.database = database;
        this.takeOver = takeOver;
        this.progress = progress;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            start();
        } catch (RuntimeException e) {
            LOG.error(
                    "nothing was taken over from the tables of the Go service: {}; this service starts without it, and tries "
                            + "again at its next start",
                    e.getMessage());
            LOG.debug("the cause", e);
        }
    }

    private void start() {
        GoDatabase source = GoDatabase.in(database);
        if (source.isEmpty()) {
            return;
        }
        warnOfChanges(source);
        while (isBehind(source, progress.read())) {
            try {
                Findings findings = transaction.execute(status -> run());
                if (findings != null) {
                    TakeOver.report(findings, "the tables of the Go service, which stay as they are");
                }
            } catch (QueryTimeoutException | PessimisticLockingFailureException e) {
                LOG.info("waiting for another replica, which takes over the tables of the Go service");
            }
        }
    }

    /** Null if another replica was faster. */
    private @Nullable Findings run() {
        Map<GoTable, Long> before = progress.lock();
        GoDatabase source = GoDatabase.in(database);
        if (!isBehind(source, before)) {
            return null;
        }
        Map<GoTable, Long> last = new EnumMap<>(GoTable.class);
        for (GoTable table : GoTable.values()) {
            last.put(table, Math.max(before.getOrDefault(table, 0L), source.lastId(table)));
        }
        Findings findings = takeOver.run(source, before);
        progress.store(last);
        return findings;
    }

    private static boolean isBehind(GoDatabase source, Map<GoTable, Long> taken) {
        for (GoTable table : GoTable.values()) {
            if (source.lastId(table) > taken.getOrDefault(table, 0L)) {
                return true;
            }
        }
        return false;
    }

    private void warnOfChanges(GoDatabase source) {
        Optional<Instant> last = progress.last();
        if (last.isEmpty()) {
            return;
        }
        List<String> changed =
                source.clustersWrittenAfter(last.get(), progress.read().getOrDefault(GoTable.CLUSTERS, 0L));
        if (!changed.isEmpty()) {
            LOG.warn(
                    "the Go service has changed clusters since they were taken over at {}; this service does not know of these changes: {}",
                    last.get(),
                    String.join(", ", changed));
        }
    }
}
