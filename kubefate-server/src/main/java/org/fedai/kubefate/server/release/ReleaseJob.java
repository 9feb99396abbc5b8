package org.fedai.kubefate.server.release;

import org.fedai.kubefate.server.release.readiness.AwaitReady;

/** The job in which a release changes, as far as the steps of a release know it. */
public interface ReleaseJob extends AwaitReady.StoppableWait {
    String uuid();

    /** Throws when the work is not to go on. To be called before each step that has an effect. */
    void checkpoint();

    /** Whether a step was told before, by this worker or an earlier one. */
    boolean isTold(String step);

    /** Tells a step once, however often it is repeated. */
    void tellOnce(String step, String text);

    /** Tells what keeps the job from going on, or will surprise its user. */
    void warn(String text);
}
