package org.fedai.kubefate.server.release;

import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.apply.Prune;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Upgrades a release to a later revision. Every step is idempotent. */
@Component
public class Upgrade {
    private final History history;
    private final Hooks hooks;
    private final Apply apply;
    private final Prune prune;
    private final UnservedKinds unservedKinds;
    private final HelmJournal helm;

    Upgrade(History history, Hooks hooks, Apply apply, Prune prune, UnservedKinds unservedKinds, HelmJournal helm) {
        this.history = history;
        this.hooks = hooks;
        this.apply = apply;
        this.prune = prune;
        this.unservedKinds = unservedKinds;
        this.helm = helm;
    }

    /**
     * Runs the pre-upgrade hooks, applies the objects, and prunes obsolete ones.
     *
     * @param force whether to delete objects and create them again where fields cannot be changed
     */
    public void apply(Revision revision, ReleaseJob job, boolean force) throws InterruptedException {
        helm.started(revision, HelmStatus.PENDING_UPGRADE, job);
        hooks.run(Hook.Event.PRE_UPGRADE, revision, job);
        unservedKinds.reportRevisions(history.othersPossiblyApplied(revision), job);
        prune.freeNodePorts(revision, job);
        if (force) {
            apply.applyForced(revision, job, new RecreatedObjects(job));
        } else {
            apply.apply(revision, job);
        }
        prune.prune(revision, job);
    }

    /** Runs the post-upgrade hooks. Must be called after the objects have become ready. */
    public void complete(Revision revision, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.POST_UPGRADE, revision, job);
        helm.deployed(revision, job);
    }
}
