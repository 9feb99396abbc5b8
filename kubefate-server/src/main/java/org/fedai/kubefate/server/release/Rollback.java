package org.fedai.kubefate.server.release;

import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.apply.Prune;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Rolls back to an earlier revision by deploying a new one with the same content. */
@Component
public class Rollback {
    private final History history;
    private final Hooks hooks;
    private final Apply apply;
    private final Prune prune;
    private final UnservedKinds unservedKinds;
    private final HelmJournal helm;

    Rollback(History history, Hooks hooks, Apply apply, Prune prune, UnservedKinds unservedKinds, HelmJournal helm) {
        this.history = history;
        this.hooks = hooks;
        this.apply = apply;
        this.prune = prune;
        this.unservedKinds = unservedKinds;
        this.helm = helm;
    }

    /** Leaves the hooks of a revision that has failed as their policies say, deletes unfinished ones, and records for Helm that it has failed. Idempotent. */
    public void giveUp(Revision failed, ReleaseJob job) throws InterruptedException {
        helm.failed(failed, job);
        hooks.settle(failed, job);
    }

    /** The rollback revision, to be recorded before {@link #apply}. */
    public Revision to(Revision earlier, String jobUuid) {
        return earlier.copyAs(history.nextNumber(earlier.release()), jobUuid);
    }

    /**
     * Runs the pre-rollback hooks, applies the recorded revision and prunes objects of other ones. Idempotent.
     *
     * @param force whether to delete objects and create them again where fields cannot be changed
     */
    public void apply(Revision target, ReleaseJob job, boolean force) throws InterruptedException {
        helm.started(target, HelmStatus.PENDING_ROLLBACK, job);
        hooks.run(Hook.Event.PRE_ROLLBACK, target, job);
        unservedKinds.reportRevisions(history.possiblyApplied(target.release()), job);
        prune.freeNodePorts(target, job);
        apply.applyServed(target, job, force ? new RecreatedObjects(job) : null);
        prune.prune(target, job);
    }

    /** Runs the post-rollback hooks. Idempotent. Must be called after {@link #apply}, and after the objects have become ready if that was awaited. */
    public void complete(Revision target, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.POST_ROLLBACK, target, job);
        helm.deployed(target, job);
    }
}
