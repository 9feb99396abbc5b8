package org.fedai.kubefate.server.job;

import org.fedai.kubefate.common.api.JobStatus;

/**
 * What a job of one method does. Workers die, and another one starts from the beginning: each step has to find out from what is recorded
 * whether it is done already, and record what it is about to do before it does it.
 *
 * @param <P> what it is given
 */
public interface JobWork<P> {
    JobMethod<P> method();

    /** Does it, up to {@link RunningJob#finish}. A {@link org.fedai.kubefate.common.KubefateException} makes the job fail. */
    void run(RunningJob<P> job) throws InterruptedException;

    /**
     * Takes back what was done because the job will not succeed, up to {@link RunningJob#finish} with {@code ending}.
     *
     * @param ending FAILED, TIMEOUT or CANCELED
     */
    void undo(RunningJob<P> job, JobStatus ending) throws InterruptedException;

    /** Called inside the transaction that ends a job whose {@link #undo} failed: leaves things as they are, ready for the next job. */
    void letGo(RunningJob<P> job);
}
