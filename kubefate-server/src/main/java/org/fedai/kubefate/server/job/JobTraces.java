package org.fedai.kubefate.server.job;

import java.util.List;

/** What another feature keeps of jobs, or under their UUIDs. */
public interface JobTraces {
    /** The jobs are being deleted, in this transaction. */
    void forget(List<EndedJob> jobs);
}
