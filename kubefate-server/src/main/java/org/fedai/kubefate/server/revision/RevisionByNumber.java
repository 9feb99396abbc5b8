package org.fedai.kubefate.server.revision;

import java.util.List;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.HistorySettings;
import org.fedai.kubefate.server.release.history.RecordedRevision;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Finds the revision that a request names, or says what became of it. */
@Component
public class RevisionByNumber {
    private final History history;
    private final HistorySettings settings;

    RevisionByNumber(History history, HistorySettings settings) {
        this.history = history;
        this.settings = settings;
    }

    /** @throws Problem if there is none, or not any more */
    public Revision get(RevisedCluster cluster, int number) {
        return history.find(cluster.release(), number).orElseThrow(() -> missing(cluster, number));
    }

    private Problem missing(RevisedCluster cluster, int number) {
        List<RecordedRevision> recorded = history.list(cluster.release());
        String others = recorded.isEmpty()
                ? ""
                : "; its revisions are " + recorded.getFirst().number() + " to "
                        + recorded.getLast().number();
        return Problem.notFound(
                number >= 1 && number <= cluster.pruned()
                        ? "revision " + number + " of cluster " + cluster.release()
                                + " was pruned: the service keeps the last " + settings.limit()
                                + " revisions of a cluster" + others
                        : "cluster " + cluster.release() + " has no revision " + number + others);
    }
}
