package org.fedai.kubefate.server.job;

import org.jspecify.annotations.Nullable;

/**
 * What is to be told of one module.
 *
 * @param state what Kubernetes says of it: Available, Progressing, ...
 * @param problem what is wrong with it in a few words; null while nothing is
 * @param reason why it does not get on, and what can be done; null while there is nothing to tell
 */
public record ModuleProgress(
        String module,
        String state,
        boolean available,
        @Nullable String problem,
        @Nullable String reason) {}
