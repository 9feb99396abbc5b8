package org.fedai.kubefate.sandbox.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the objects of a store to a file behind the changes: those that follow each other closely are written together, and nobody waits for the file. What
 * changed in the last moments before the process is killed is lost.
 */
public final class SaveChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SaveChanges.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Of many objects, writing takes long; it must not take a large part of the time. */
    private static final int PAUSE_FACTOR = 10;

    private final Store store;
    private final StateFile file;
    private final Thread thread;
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long saved;
    private boolean failing;

    public SaveChanges(Store store, StateFile file) {
        this.store = store;
        this.file = file;
        this.thread = Thread.ofPlatform().daemon().name("sandbox-state").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Writes what has not been written yet. Must be called after the store was closed. */
    @Override
    public void close() {
        closed.countDown();
        save();
    }

    private void run() {
        long seen = 0;
        Duration pause = PAUSE;
        try {
            while (!store.log().isClosed()) {
                awaitChange(seen);
                if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                seen = store.revision();
                pause = save().multipliedBy(PAUSE_FACTOR);
                pause = pause.compareTo(PAUSE) < 0 ? PAUSE : pause;
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    private void awaitChange(long seen) throws InterruptedException {
        try {
            while (!store.log().isClosed() && store.revision() <= seen) {
                store.log().after(seen, Duration.ofHours(1));
            }
        } catch (ChangeLog.Compacted e) {
            LOG.debug("many changes");
        }
    }

    /** @return how long it took */
    private Duration save() {
        long begin = System.nanoTime();
        writing.lock();
        try {
            Contents contents = store.contents();
            if (contents.revision() > saved) {
                file.write(contents);
                saved = contents.revision();
                failing = false;
            }
        } catch (IOException e) {
            if (!failing) {
                LOG.warn(
                        "the objects of the sandbox cannot be saved in {} ({}: {}); unless that changes, a restart loses"
                                + " what has changed since the last time",
                        file,
                        e.getClass().getSimpleName(),
                        e.getMessage());
            }
            failing = true;
        } finally {
            writing.unlock();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
