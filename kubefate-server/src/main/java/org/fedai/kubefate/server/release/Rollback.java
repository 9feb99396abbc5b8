package org.fedai.kubefate.server.release;

import java.util.Optional;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.apply.Prune;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Goes back to an earlier revision, by way of a new one with the same content. */
@Component
public class Rollback {
    private final History history;
    private final Hooks hooks;
    private final Apply apply;
    private final Prune prune;

    Rollback(History history, Hooks hooks, Apply apply, Prune prune) {
        this.history = history;
        this.hooks = hooks;
        this.apply = apply;
        this.prune = prune;
    }

    /** The revision a job goes back with, when it was recorded before. */
    public Optional<Revision> begun(Release release, String jobUuid) {
        return history.rollbackOf(release, jobUuid);
    }

    /** The revision to record before {@link #apply}. */
    public Revision to(Revision earlier, String jobUuid) {
        return earlier.again(history.nextNumber(earlier.release()), jobUuid);
    }

    /** Applies what was recorded and removes what came after it. May be repeated. */
    public void apply(Revision back, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.PRE_ROLLBACK, back, job);
        prune.freeNodePorts(back, job::checkpoint);
        apply.apply(back, job::checkpoint);
        prune.prune(back, job::checkpoint);
        hooks.run(Hook.Event.POST_ROLLBACK, back, job);
    }
}
