package org.fedai.kubefate.server.release;

import java.util.Optional;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.apply.Prune;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
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

    /** The rollback revision that a job has recorded. */
    public Optional<Revision> recorded(Release release, String jobUuid) {
        return history.rollbackOf(release, jobUuid);
    }

    /** The rollback revision, to be recorded before {@link #apply}. */
    public Revision to(Revision earlier, String jobUuid) {
        return earlier.copyAs(history.nextNumber(earlier.release()), jobUuid);
    }

    /** Applies the recorded revision and prunes objects of later ones. Idempotent. */
    public void apply(Revision target, ReleaseJob job) throws InterruptedException {
        helm.started(target, HelmStatus.PENDING_ROLLBACK, job);
        hooks.run(Hook.Event.PRE_ROLLBACK, target, job);
        unservedKinds.reportRevisions(history.possiblyApplied(target.release()), job);
        prune.freeNodePorts(target, job);
        apply.applyServed(target, job);
        prune.prune(target, job);
        hooks.run(Hook.Event.POST_ROLLBACK, target, job);
        helm.deployed(target, job);
    }
}
