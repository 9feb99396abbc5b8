package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Duration;
import java.util.List;

/** A watch on a set of workloads. It must be closed; otherwise it keeps watching Kubernetes. */
public interface WorkloadWatch extends AutoCloseable {
    /** The latest status of each workload, in no particular order. */
    List<WorkloadStatus> current();

    /**
     * Waits until every workload is available or one has failed permanently.
     *
     * @return false if neither happened within {@code limit}
     */
    boolean await(Duration limit) throws InterruptedException;

    /**
     * Closes the watch. The listener is not called again after this method has returned, unless the listener itself
     * calls it.
     */
    @Override
    void close();
}
