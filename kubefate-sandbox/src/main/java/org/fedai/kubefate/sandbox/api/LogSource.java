package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Provides container logs. */
public interface LogSource {
    /**
     * Selects a part of a log.
     *
     * @param container empty if the pod has only one container
     * @param since only lines written after this time; null for all lines
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
     * Opens a container log.
     *
     * @throws org.fedai.kubefate.sandbox.resource.StatusException if the pod has no such log
     */
    Log open(ObjectNode pod, Query query);

    /** An open container log. */
    @FunctionalInterface
    interface Log {
        /** Writes the log; when following, also writes new lines until the container terminates. */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }
}
