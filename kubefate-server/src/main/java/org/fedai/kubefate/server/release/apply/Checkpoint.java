package org.fedai.kubefate.server.release.apply;

/** Asked before each step that has an effect; throws when the work is not to go on. */
@FunctionalInterface
public interface Checkpoint {
    void pass();
}
