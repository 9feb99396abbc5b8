package org.fedai.kubefate.server.log;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.server.kubernetes.logs.LogOptions;
import org.fedai.kubefate.server.kubernetes.logs.PodLogs;
import org.fedai.kubefate.server.release.history.Release;
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
     * What a client wants.
     *
     * @param parameters of the request, by name; null for those that are not there
     * @throws org.fedai.kubefate.common.KubefateException when the request cannot be read, or there is no such cluster
     */
    LogRequest request(String uuid, UnaryOperator<@Nullable String> parameters) {
        LogOptions options = LogQuery.read(parameters);
        return new LogRequest(clusters.release(uuid), options);
    }

    /**
     * Makes sure that there is something to read.
     *
     * @throws org.fedai.kubefate.common.KubefateException when the cluster has no such container, or Kubernetes cannot be asked
     */
    void check(LogRequest request) {
        Release release = request.release();
        logs.check(release.namespace(), release.name(), request.options());
    }

    /**
     * Hands the lines there are to a reader, on the caller's thread.
     *
     * @throws org.fedai.kubefate.common.KubefateException when there is nothing to read
     * @throws IOException what the reader threw
     */
    void read(LogRequest request, Reader reader) throws IOException, InterruptedException {
        Release release = request.release();
        logs.read(release.namespace(), release.name(), request.options(), reader::line);
    }

    /** The same, and goes on with lines as they are written, until the reader or an interrupt ends it. */
    void follow(LogRequest request, Reader reader) throws IOException, InterruptedException {
        Release release = request.release();
        logs.follow(release.namespace(), release.name(), request.options(), reader::line);
    }
}
