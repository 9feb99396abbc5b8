package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.job.EndedJob;
import org.fedai.kubefate.server.job.JobTraces;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.history.History;
import org.springframework.stereotype.Component;

/** What jobs leave in the history: who made a revision is kept when its job is deleted; the release of a migration belongs to its job. */
@Component
class JobsInRevisions implements JobTraces {
    private final History history;
    private final HelmJournal helm;

    JobsInRevisions(History history, HelmJournal helm) {
        this.history = history;
        this.helm = helm;
    }

    @Override
    public void forget(List<EndedJob> jobs) {
        Map<String, List<String>> byCreator = jobs.stream()
                .collect(Collectors.groupingBy(
                        EndedJob::creator, Collectors.mapping(EndedJob::uuid, Collectors.toList())));
        byCreator.forEach((creator, uuids) -> history.keepCreator(uuids, creator));
        List<String> migrations = jobs.stream().map(EndedJob::uuid).toList();
        history.forget(migrations);
        helm.forget(migrations);
    }
}
