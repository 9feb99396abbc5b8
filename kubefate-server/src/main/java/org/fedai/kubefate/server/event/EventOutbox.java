package org.fedai.kubefate.server.event;

import java.time.Clock;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where a change leaves its event: both are committed, or neither. */
@Component
public class EventOutbox {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EventSignal signal;
    private final Clock clock;

    EventOutbox(JdbcClient jdbc, JsonMapper json, EventSignal signal, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Stores an event in the transaction of the caller.
     *
     * @param event its id is not used; it gets one when it has been committed
     * @param status of the job, the module or the cluster, for receivers that want only some; empty if it has none
     */
    public void add(Event event, String status) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is stored in the transaction of its change");
        }
        jdbc.sql("""
                        INSERT INTO event_outbox (kind, status, cluster_uuid, job_uuid, content, created_at)
                        VALUES (:kind, :status, :cluster, :job, :content, :now)""")
                .param("kind", event.kind().toString())
                .param("status", status)
                .param("cluster", event.cluster().uuid())
                .param("job", event.job() == null ? null : event.job().uuid())
                .param("content", withoutId(event))
                .param("now", UtcTime.of(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.raise();
            }
        });
    }

    private String withoutId(Event event) {
        ObjectNode document = json.valueToTree(event);
        document.remove("id");
        return json.writeValueAsString(document);
    }
}
