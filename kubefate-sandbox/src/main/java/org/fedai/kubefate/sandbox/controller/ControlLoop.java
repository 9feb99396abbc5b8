package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.store.ChangeLog;
import org.fedai.kubefate.sandbox.store.Contents;
import org.fedai.kubefate.sandbox.store.Store;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs all controllers on a single thread, so that they never run concurrently. */
public final class ControlLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    private final Store store;
    private final SandboxClock clock;
    private final List<Controller> controllers;
    private final BackOff<Task> backOff = new BackOff<>();
    private final Set<Task> tasks = new LinkedHashSet<>();
    /** When tasks are due again; the newest time counts, so that a task never has more than one timer that acts. */
    private final Map<Task, Instant> due = new HashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread reader;
    private final Thread worker;
    private long read;
    private boolean busy;

    private record Task(Controller controller, ObjectId id) {}

    public ControlLoop(Store store, SandboxClock clock, List<Controller> controllers) {
        this.store = store;
        this.clock = clock;
        this.controllers = List.copyOf(controllers);
        this.reader = Thread.ofPlatform().daemon().name("sandbox-changes").unstarted(this::readChanges);
        this.worker = Thread.ofPlatform().daemon().name("sandbox-controllers").unstarted(this::work);
    }

    public void start() {
        Contents present = store.contents();
        present.entries().forEach(entry -> note(new Change(present.revision(), entry.id(), null, entry.object())));
        read = present.revision();
        reader.start();
        worker.start();
    }

    @Override
    public void close() {
        reader.interrupt();
        worker.interrupt();
    }

    /**
     * Waits until there is nothing left to do for now.
     *
     * @return false when that does not happen within {@code limit}
     */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (busy || !tasks.isEmpty() || read < store.revision()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void readChanges() {
        long revision = read;
        try {
            while (!store.log().isClosed()) {
                for (Change change : store.log().after(revision, Duration.ofHours(1))) {
                    note(change);
                    revision = change.revision();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        } catch (ChangeLog.Compacted e) {
            // Happens only when more changes arrive at once than the watch history holds.
            LOG.error("the sandbox received more changes than it can process and its controllers have stopped; restart "
                    + "it");
        }
    }

    private void note(Change change) {
        for (Controller controller : controllers) {
            controller.affected(change).forEach(id -> enqueue(new Task(controller, id)));
        }
        lock.lock();
        try {
            read = change.revision();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(Task task) {
        lock.lock();
        try {
            tasks.add(task);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            while (true) {
                Task task = next();
                again(task, run(task));
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    private void again(Task task, Optional<Duration> delay) {
        lock.lock();
        try {
            if (delay.isEmpty()) {
                due.remove(task);
                return;
            }
            Instant at = clock.now().plus(delay.get());
            if (!at.equals(due.put(task, at))) {
                clock.after(delay.get(), () -> wake(task, at));
            }
        } finally {
            lock.unlock();
        }
    }

    private void wake(Task task, Instant at) {
        lock.lock();
        try {
            if (due.remove(task, at)) {
                enqueue(task);
            }
        } finally {
            lock.unlock();
        }
    }

    private Task next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            busy = false;
            changed.signalAll();
            while (tasks.isEmpty()) {
                changed.await();
            }
            Iterator<Task> first = tasks.iterator();
            Task task = first.next();
            first.remove();
            busy = true;
            return task;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> run(Task task) {
        try {
            Optional<Duration> again = task.controller().reconcile(task.id());
            backOff.reset(task);
            return again;
        } catch (StatusException e) {
            LOG.debug("{}: {}", task.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} could not be reconciled", task.id(), e);
        }
        return Optional.of(backOff.next(task));
    }
}
