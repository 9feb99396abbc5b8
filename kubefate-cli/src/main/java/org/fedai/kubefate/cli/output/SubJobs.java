package org.fedai.kubefate.cli.output;

import java.util.Comparator;
import java.util.List;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.SubJob;

/** The modules of a job in display order. */
final class SubJobs {
    private SubJobs() {}

    static List<SubJob> of(Job job) {
        return job.subJobs().values().stream()
                .sorted(Comparator.comparing(SubJob::moduleName))
                .toList();
    }
}
