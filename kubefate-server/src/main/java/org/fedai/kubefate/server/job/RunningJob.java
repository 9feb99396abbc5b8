package org.fedai.kubefate.server.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.release.ReleaseJob;
import org.jspecify.annotations.Nullable;

/**
 * A job in the hands of a worker: what it is about, and where its steps are told. Threads are never interrupted to end it, because that would
 * tear the connections to database and Kubernetes; it is asked to end, and does so at its next {@link #checkpoint} or while it waits.
 *
 * @param <P> what it was given
 */
public final class RunningJob<P> implements ReleaseJob {
    private final JobEntity job;
    private final @Nullable P payload;
    private final JobJournal journal;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean undoing;
    private volatile boolean stopAsked;
    private volatile boolean shuttingDown;

    RunningJob(JobEntity job, @Nullable P payload, JobJournal journal, Clock clock) {
        this.job = job;
        this.payload = payload;
        this.journal = journal;
        this.clock = clock;
        this.stopAsked = job.isStopAsked();
    }

    @Override
    public String uuid() {
        return job.uuid();
    }

    public String clusterUuid() {
        return job.clusterUuid();
    }

    /** What it was given; not to be asked for where its method takes nothing. */
    public P payload() {
        if (payload == null) {
            throw new IllegalStateException("job " + uuid() + " of method " + job.method() + " has no payload");
        }
        return payload;
    }

    /** Goes on only while the job is this worker's, not stopped, and in time. To be called before each step that has an effect. */
    @Override
    public void checkpoint() {
        if (journal.checkStop(job)) {
            stopAsked = true;
        }
        haltIfAsked();
    }

    /** Whether the step was told before, by this worker or an earlier one. */
    @Override
    public boolean isTold(String step) {
        return journal.isTold(job, step);
    }

    /** Tells a step once, however often it is repeated. */
    @Override
    public void tellOnce(String step, String text) {
        journal.tellOnce(job, step, text);
    }

    /** Tells something that changes as the job goes on. */
    public void tellProgress(String step, JobState state) {
        journal.tellProgress(job, step, state);
    }

    /** Tells that the cluster was looked at once more. */
    public void tellCheck() {
        journal.tellCheck(job);
    }

    @Override
    public void warn(String text) {
        journal.tell(job, JobState.warning(text));
    }

    /** @return whether it was new */
    public boolean report(ModuleProgress progress) {
        return journal.report(job, progress);
    }

    /** Writes something else in a transaction, as long as the job is this worker's. */
    public void write(Runnable change) {
        journal.write(job, held -> change.run());
    }

    /**
     * Ends the job.
     *
     * @param text the last of its states
     * @param alongside written in the same transaction
     */
    public void finish(JobStatus status, String text, Runnable alongside) {
        journal.finish(job, status, text, alongside);
    }

    /** The next element of a queue, which others fill and then call {@link #wake}. Ends early when the job has to. */
    @Override
    public <T> T take(Queue<T> queue) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                haltIfAsked();
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

    /** Makes {@link #take} look again. */
    @Override
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void askToStop() {
        stopAsked = true;
        wake();
    }

    void shutDown() {
        shuttingDown = true;
        wake();
    }

    /** From now on neither a stop nor the time limit ends it: it is being taken back. */
    void beginUndo() {
        undoing = true;
    }

    JobEntity entity() {
        return job;
    }

    private void haltIfAsked() {
        if (shuttingDown) {
            throw new JobHalt.Suspended("this replica shuts down", Duration.ZERO);
        }
        if (!undoing && stopAsked) {
            throw new JobHalt.Stopped();
        }
        if (!undoing && timeLeft().isNegative()) {
            throw new JobHalt.OutOfTime();
        }
    }

    private Duration timeLeft() {
        return Duration.between(clock.instant(), deadline());
    }

    private Instant deadline() {
        return job.startTime().plus(job.timeLimit());
    }
}
