package org.fedai.kubefate.server.kubernetes;

import java.io.IOException;

/** The logs of a cluster's containers. */
public final class PodLogs {
    /** Where lines go. It may block: reading then pauses, and nothing piles up in memory. */
    @FunctionalInterface
    public interface LineSink {
        /**
         * Takes a line, without its newline.
         *
         * @throws IOException when nobody reads any more; ends the stream
         */
        void line(String line) throws IOException;
    }

    /**
     * Hands the log lines of all pods of a cluster to a sink, on the caller's thread, until they end; with {@code follow} until the sink
     * throws or the thread is interrupted. When there is more than one stream, lines begin with {@code [pod container] }.
     *
     * @throws KubernetesException of kind {@code NOT_FOUND} when the cluster has no such pod or container
     * @throws IOException what the sink threw
     */
    public void stream(String namespace, String cluster, LogOptions options, LineSink sink)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException("not yet");
    }
}
