package org.fedai.kubefate.server.release.apply;

/** Called before each step with side effects; throws if the job has to stop. */
@FunctionalInterface
public interface Checkpoint {
    void pass();
}
