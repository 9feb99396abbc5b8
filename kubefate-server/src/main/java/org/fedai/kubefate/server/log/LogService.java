package org.fedai.kubefate.server.log;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.server.kubernetes.logs.LogOptions;
import org.fedai.kubefate.server.kubernetes.logs.PodLogs;
import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the logs of clusters by UUID. */
@Service
class LogService {
    private final LoggedClusters clusters;
    private final PodLogs logs;

    LogService(LoggedClusters clusters, PodLogs logs) {
        this.clusters = clusters;
        this.logs = logs;
    }

    /** Receives a line, without its line break. */
    @FunctionalInterface
    interface Reader {
        /** @throws IOException to stop reading */
        void line(String line) throws IOException;
    }

    /**
     * Parses the request of a client.
     *
     * @param parameters the query parameters by name; null for absent ones
     * @throws org.fedai.kubefate.common.KubefateException if the request is invalid or the cluster does not exist
     */
    LogRequest request(String uuid, UnaryOperator<@Nullable String> parameters) {
        LogOptions options = LogQuery.read(parameters);
        return new LogRequest(clusters.release(uuid), options);
    }

    /**
     * Checks that there is a log to read.
     *
     * @throws org.fedai.kubefate.common.KubefateException if the cluster has no such container, or Kubernetes is
     *     unavailable
     */
    void check(LogRequest request) {
        Release release = request.release();
        logs.check(release.namespace(), release.name(), request.options());
    }

    /**
     * Passes the current lines to a reader on the caller's thread.
     *
     * @throws org.fedai.kubefate.common.KubefateException if there is no log to read
     * @throws IOException the exception of the reader
     */
    void read(LogRequest request, Reader reader) throws IOException, InterruptedException {
        Release release = request.release();
        logs.read(release.namespace(), release.name(), request.options(), reader::line);
    }

    /** Like {@link #read}, but continues with new lines until the reader throws or the thread is interrupted. */
    void follow(LogRequest request, Reader reader) throws IOException, InterruptedException {
        Release release = request.release();
        logs.follow(release.namespace(), release.name(), request.options(), reader::line);
    }
}
