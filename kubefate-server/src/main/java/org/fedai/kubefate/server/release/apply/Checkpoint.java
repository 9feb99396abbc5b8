package org.fedai.kubefate.server.release.apply;

/** Called before each step with side effects, and while one takes long. */
@FunctionalInterface
public interface Checkpoint {
    /** Throws if the job has to stop. */
    void pass();

    /** An object that was deleted keeps the job waiting. May be called repeatedly for the same object. */
    default void held(HeldObject object) {}

    /** An object that was {@link #held} is gone. */
    default void released(HeldObject object) {}
}
