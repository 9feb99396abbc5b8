package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where the logs of containers come from. */
public interface LogSource {
    /**
     * Which part of a log.
     *
     * @param container empty when the pod has only one
     * @param since only what was written after it; null for all
     */
    record Query(
            String container,
            boolean follow,
            boolean previous,
            boolean timestamps,
            @Nullable Instant since,
            OptionalInt tail,
            OptionalLong limitBytes) {}

    /**
     * Finds a log.
     *
     * @throws org.fedai.kubefate.sandbox.resource.StatusException when there is none
     */
    Log open(ObjectNode pod, Query query);

    /** A log that was found. */
    @FunctionalInterface
    interface Log {
        /** Writes it, and, when it is followed, what comes, until the container ends. */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }
}
