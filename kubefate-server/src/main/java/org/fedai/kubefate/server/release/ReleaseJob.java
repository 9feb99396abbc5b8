package org.fedai.kubefate.server.release;

import org.fedai.kubefate.server.release.apply.Checkpoint;
import org.fedai.kubefate.server.release.readiness.AwaitReady;

/** The job that changes a release, as seen by the steps of a release. */
public interface ReleaseJob extends AwaitReady.StoppableWait, Checkpoint {
    String uuid();

    /** Throws if the job has to stop. Must be called before each step with side effects. */
    void checkpoint();

    @Override
    default void pass() {
        checkpoint();
    }

    /** Whether a step has been recorded, by this worker or an earlier one. */
    boolean isRecorded(String step);

    /** Records a step once; later calls have no effect. */
    void recordOnce(String step, String text);

    /** Records a problem that delays the job, or that its user should know. */
    void warn(String text);

    /** Like {@link #warn}, but once for each step; {@link #isRecorded} tells whether it was. */
    void warnOnce(String step, String text);
}
