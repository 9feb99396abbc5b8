package org.fedai.kubefate.server.job;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a module.
 *
 * @param state its status: Available, Progressing, ...
 * @param problem a short description of its problem; null if there is none
 * @param reason why it is not available and what to do; null if there is no problem
 */
public record ModuleProgress(
        String module,
        String state,
        boolean available,
        @Nullable String problem,
        @Nullable String reason) {
    /** The state of an object that was deleted but still exists. */
    static final String TERMINATING = "Terminating";

    /** The progress of the deletion of an object. */
    static ModuleProgress terminating(String object, String problem, String reason) {
        return new ModuleProgress(object, TERMINATING, false, problem, reason);
    }

    /** An object that was {@link #terminating} is gone. */
    static ModuleProgress deleted(String object) {
        return new ModuleProgress(object, "Deleted", true, null, null);
    }
}
