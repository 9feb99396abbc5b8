package org.fedai.kubefate.sandbox.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The latest changes in order. Readers keep their own place in it, so a slow one costs nothing until it falls off the end. */
public final class ChangeLog {
    private final int capacity;
    private final Deque<Change> changes = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long forgotten;
    private boolean closed;

    ChangeLog(int capacity) {
        this.capacity = capacity;
    }

    /** The wanted changes are no longer known. */
    public static final class Forgotten extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void append(Change change) {
        lock.lock();
        try {
            changes.addLast(change);
            while (changes.size() > capacity) {
                forgotten = changes.removeFirst().revision();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything, as if it were long ago. */
    void compact() {
        lock.lock();
        try {
            if (!changes.isEmpty()) {
                forgotten = changes.getLast().revision();
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
     * @return all there are; empty when there were none within {@code limit}, or the log was closed
     */
    public List<Change> after(long revision, Duration limit) throws InterruptedException, Forgotten {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (revision < forgotten) {
                    throw new Forgotten();
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
