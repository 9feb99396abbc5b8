package org.fedai.kubefate.server.job;

import org.fedai.kubefate.common.api.JobStatus;

/**
 * Executes the jobs of one method. If a worker dies, another one starts from the beginning: each step must determine from the recorded state
 * whether it has already been done, and record what it is about to do before doing it.
 *
 * @param <P> the type of the parameters
 */
public interface JobHandler<P> {
    JobMethod<P> method();

    /** Executes the job, up to {@link RunningJob#finish}. A {@link org.fedai.kubefate.common.KubefateException} fails the job. */
    void run(RunningJob<P> job) throws InterruptedException;

    /**
     * Undoes a failed job, up to {@link RunningJob#finish} with {@code ending}.
     *
     * @param ending FAILED, TIMEOUT or CANCELED
     */
    void undo(RunningJob<P> job, JobStatus ending) throws InterruptedException;

    /** Called in the transaction that ends a job whose {@link #undo} failed: leaves the cluster as it is, ready for the next job. */
    void abandon(RunningJob<P> job);
}
