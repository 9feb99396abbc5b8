package org.fedai.kubefate.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.EventCluster;
import org.fedai.kubefate.server.database.UtcTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers see every event, and in the order of the ids, in whatever order transactions commit; on every supported database. */
abstract class EventOrderContract {
    @Autowired
    private EventOutbox outbox;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate batches;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Test
    void an_event_that_commits_late_comes_after_those_that_have_been_read() {
        store.sequence();
        long start = store.last();
        List<String> seen = new ArrayList<>();

        transaction.executeWithoutResult(slow -> {
            add("slow");
            inOtherTransaction(() -> transaction.executeWithoutResult(fast -> add("fast")));
            inOtherTransaction(() -> {
                store.sequence();
                seen.addAll(texts(start));
            });
        });
        long position = start + seen.size();
        store.sequence();

        assertThat(seen).containsExactly("fast");
        assertThat(texts(position)).containsExactly("slow");
    }

    @Test
    void what_is_rolled_back_is_never_told() {
        store.sequence();
        long start = store.last();

        transaction.executeWithoutResult(status -> {
            add("undone");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> add("done"));
        store.sequence();

        assertThat(texts(start)).containsExactly("done");
        assertThat(store.last()).isEqualTo(start + 1);
    }

    @Test
    void readers_of_several_replicas_miss_nothing_while_many_write() throws Exception {
        store.sequence();
        long start = store.last();
        // Each may need two connections at once, of the ten that there are.
        int writers = 3;
        int each = 40;
        AtomicInteger writing = new AtomicInteger(writers);
        List<CompletableFuture<List<Long>>> readers;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            readers = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> readWhile(writing, start), threads))
                    .toList();
            IntStream.range(0, writers).forEach(writer -> threads.execute(() -> write(writer, each, writing)));
        }
        for (CompletableFuture<List<Long>> reader : readers) {
            assertThat(reader.get())
                    .containsExactlyElementsOf(LongStream.rangeClosed(start + 1, start + (long) writers * each)
                            .boxed()
                            .toList());
        }
        assertThat(texts(start)).hasSize(writers * each).doesNotHaveDuplicates();
    }

    private void write(int writer, int count, AtomicInteger writing) {
        try {
            for (int i = 0; i < count; i++) {
                String text = writer + "/" + i;
                transaction.executeWithoutResult(status -> {
                    add(text);
                    if (ThreadLocalRandom.current().nextBoolean()) {
                        inOtherTransaction(store::sequence);
                    }
                });
            }
        } finally {
            writing.decrementAndGet();
        }
    }

    @Test
    void old_events_are_deleted_and_the_ids_go_on() {
        transaction.executeWithoutResult(status -> IntStream.range(0, 1200).forEach(i -> add("old " + i)));
        store.prune(Duration.ofHours(1), 10);
        long last = store.last();

        assertThat(jdbc.sql("SELECT COUNT(*) FROM event").query(Long.class).single())
                .isEqualTo(10);
        assertThat(store.isComplete(last - 10)).isTrue();
        assertThat(store.isComplete(last - 11)).isFalse();

        jdbc.sql("UPDATE event SET created_at = ?")
                .param(UtcTime.of(Instant.now().minus(Duration.ofHours(2))))
                .update();
        store.prune(Duration.ofHours(1), 10);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM event").query(Long.class).single())
                .isZero();
        assertThat(store.isComplete(last)).isTrue();
        assertThat(store.isComplete(last - 1)).isFalse();
        transaction.executeWithoutResult(status -> add("next"));
        store.sequence();
        assertThat(store.after(last)).extracting(StoredEvent::id).containsExactly(last + 1);
    }

    /** As a replica does: gives out ids, and reads what is new. */
    private List<Long> readWhile(AtomicInteger writing, long start) {
        EventStore replica = new EventStore(jdbc, batches, transaction, clock);
        List<Long> ids = new ArrayList<>();
        long position = start;
        boolean last = false;
        while (!last) {
            last = writing.get() == 0;
            replica.sequence();
            for (StoredEvent event : replica.after(position)) {
                ids.add(event.id());
                position = event.id();
            }
        }
        return ids;
    }

    private List<String> texts(long after) {
        return store.after(after).stream()
                .map(event -> event.document().replaceFirst(".*\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private void add(String text) {
        EventCluster cluster = EventCluster.named(UUID.randomUUID().toString(), "one", "one");
        outbox.add(new Event(0, Event.Kind.CLUSTER, Instant.now(), text, cluster, null, null, null), "Running");
    }

    private static void inOtherTransaction(Runnable work) {
        Thread thread = Thread.ofPlatform().unstarted(work);
        List<Throwable> failures = new ArrayList<>();
        thread.setUncaughtExceptionHandler((who, failure) -> failures.add(failure));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(failures).isEmpty();
    }
}
