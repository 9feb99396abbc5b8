package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Duration;
import java.util.List;

/** Eyes on a set of workloads. Close it, or Kubernetes is watched for ever. */
public interface Watching extends AutoCloseable {
    /** The status of every workload as last seen, in no particular order. */
    List<WorkloadStatus> current();

    /**
     * Waits until every workload is available, or one has failed for good.
     *
     * @return false when neither happened within {@code limit}
     */
    boolean await(Duration limit) throws InterruptedException;

    /** Ends the watching. The listener is not called again once this has returned, unless it is the listener that closes. */
    @Override
    void close();
}
