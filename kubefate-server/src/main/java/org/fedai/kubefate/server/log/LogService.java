package org.fedai.kubefate.server.log;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.server.kubernetes.LogOptions;
import org.fedai.kubefate.server.kubernetes.PodLogs;
import org.fedai.kubefate.server.release.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The logs of clusters, by the names users know. */
@Service
class LogService {
    private final LoggedClusters clusters;
    private final PodLogs logs;

    LogService(LoggedClusters clusters, PodLogs logs) {
        this.clusters = clusters;
        this.logs = logs;
    }

    /** Takes a line, without its newline. */
    @FunctionalInterface
    interface Reader {
        /**
         * @throws IOException to end the reading
         */
        void line(String line) throws IOException;
    }

    /**
     * Hands the lines of a cluster's logs to a reader, on the caller's thread.
     *
     * @param parameters of the request, by name; null for those that are not there
     * @param follow whether to go on with lines as they are written, until the reader or an interrupt ends it
     * @throws org.fedai.kubefate.common.KubefateException when the request cannot be read, or there is nothing of that name
     * @throws IOException what the reader threw
     */
    void stream(String uuid, UnaryOperator<@Nullable String> parameters, boolean follow, Reader reader)
            throws IOException, InterruptedException {
        LogOptions options = LogQuery.read(parameters, follow);
        Release release = clusters.release(uuid);
        logs.stream(release.namespace(), release.name(), options, reader::line);
    }
}
