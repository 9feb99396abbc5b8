package org.fedai.kubefate.server.job;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.release.ReleaseJob;
import org.fedai.kubefate.server.release.apply.HeldObject;
import org.jspecify.annotations.Nullable;

/**
 * A job that a worker is running: its parameters, and methods to record its progress. Threads are never interrupted to stop it, because that
 * would break connections to the database and Kubernetes; it stops at its next {@link #checkpoint} or wait.
 *
 * @param <P> the type of the parameters
 */
public final class RunningJob<P> implements ReleaseJob {
    private final JobEntity job;
    private final @Nullable P payload;
    private final JobJournal journal;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean undoing;
    private volatile boolean stopRequested;
    private volatile boolean shuttingDown;

    RunningJob(JobEntity job, @Nullable P payload, JobJournal journal, Clock clock) {
        this.job = job;
        this.payload = payload;
        this.journal = journal;
        this.clock = clock;
        this.stopRequested = job.isStopRequested();
    }

    @Override
    public String uuid() {
        return job.uuid();
    }

    public String clusterUuid() {
        return job.clusterUuid();
    }

    /** The parameters; must not be called if the method has none. */
    public P payload() {
        if (payload == null) {
            throw new IllegalStateException("job " + uuid() + " of method " + job.method() + " has no payload");
        }
        return payload;
    }

    /** Throws if the job belongs to another worker, was stopped, or has exceeded its time limit. Must be called before each step with side effects. */
    @Override
    public void checkpoint() {
        if (journal.checkStop(job)) {
            stopRequested = true;
        }
        haltIfRequested();
    }

    /** Whether the step has been recorded, by this worker or an earlier one. */
    @Override
    public boolean isRecorded(String step) {
        return journal.isRecorded(job, step);
    }

    /** Records a step once; later calls have no effect. */
    @Override
    public void recordOnce(String step, String text) {
        journal.recordOnce(job, step, text);
    }

    /** Records or updates a state that changes while the job is running. */
    public void recordProgress(String step, JobState state) {
        journal.recordProgress(job, step, state);
    }

    /** Counts a check of the cluster. */
    public void recordCheck() {
        journal.recordCheck(job);
    }

    @Override
    public void warn(String text) {
        journal.record(job, JobState.warning(text));
    }

    @Override
    public void warnOnce(String step, String text) {
        recordProgress(step, JobState.warning(text));
    }

    /** @return whether it has changed */
    public boolean report(ModuleProgress progress) {
        return journal.report(job, progress);
    }

    @Override
    public void held(HeldObject object) {
        if (report(ModuleProgress.terminating(object.name(), object.problem(), object.sentence()))) {
            recordProgress("held-" + key(object.name()), JobState.warning(object.name(), object.sentence()));
        }
    }

    @Override
    public void released(HeldObject object) {
        report(ModuleProgress.deleted(object.name()));
    }

    /** Steps have short names. */
    private static String key(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Writes other changes in a transaction, if the job still belongs to this worker. */
    public void write(Runnable change) {
        journal.write(job, held -> change.run());
    }

    /**
     * Ends the job.
     *
     * @param text the text of its last state
     * @param alongside changes to write in the same transaction
     */
    public void finish(JobStatus status, String text, Runnable alongside) {
        journal.finish(job, status, text, alongside);
    }

    /** Waits for the next element of a queue; producers must call {@link #wake}. Throws if the job has to stop. */
    @Override
    public <T> T take(Queue<T> queue) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                haltIfRequested();
                T next = queue.poll();
                if (next != null) {
                    return next;
                }
                long nanos = undoing ? Long.MAX_VALUE : timeLeft().toNanos();
                changed.await(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits. Throws if the job has to stop. */
    public void pause(Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        lock.lockInterruptibly();
        try {
            haltIfRequested();
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                changed.awaitNanos(left);
                haltIfRequested();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@link #take} check its queue again. */
    @Override
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void requestStop() {
        stopRequested = true;
        wake();
    }

    void shutDown() {
        shuttingDown = true;
        wake();
    }

    /** From now on stop requests and the time limit are ignored, because the job is being undone. */
    void beginUndo() {
        undoing = true;
    }

    JobEntity entity() {
        return job;
    }

    private void haltIfRequested() {
        if (shuttingDown) {
            throw new JobHalt.Suspended("this replica is shutting down", Duration.ZERO);
        }
        if (!undoing && stopRequested) {
            throw new JobHalt.Stopped();
        }
        if (!undoing && timeLeft().isNegative()) {
            throw new JobHalt.TimedOut();
        }
    }

    private Duration timeLeft() {
        return Duration.between(clock.instant(), deadline());
    }

    private Instant deadline() {
        return job.startTime().plus(job.timeLimit());
    }
}
