package org.fedai.kubefate.sandbox.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest changes in order. Each reader keeps its own position; one that falls behind the capacity gets {@link
 * Compacted}.
 */
public final class ChangeLog {
    private final int capacity;
    private final Deque<Change> changes = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long compacted;
    private boolean closed;

    ChangeLog(int capacity) {
        this.capacity = capacity;
    }

    /** The requested changes have been compacted. */
    public static final class Compacted extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void append(Change change) {
        lock.lock();
        try {
            changes.addLast(change);
            while (changes.size() > capacity) {
                compacted = changes.removeFirst().revision();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Watches from earlier revisions end with 410 (Gone). */
    void beginAt(long revision) {
        lock.lock();
        try {
            compacted = revision;
        } finally {
            lock.unlock();
        }
    }

    /** Discards all changes. */
    void compact() {
        lock.lock();
        try {
            if (!changes.isEmpty()) {
                compacted = changes.getLast().revision();
                changes.clear();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for changes after a revision.
     *
     * @return the changes; empty if there were none within {@code limit} or the log was closed
     */
    public List<Change> after(long revision, Duration limit) throws InterruptedException, Compacted {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (revision < compacted) {
                    throw new Compacted();
                }
                if (closed || (!changes.isEmpty() && changes.getLast().revision() > revision) || left <= 0) {
                    return since(revision);
                }
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private List<Change> since(long revision) {
        List<Change> found = new ArrayList<>();
        var newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            Change change = newestFirst.next();
            if (change.revision() <= revision) {
                break;
            }
            found.addFirst(change);
        }
        return found;
    }
}
