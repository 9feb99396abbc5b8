package org.fedai.kubefate.server.release;

import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.apply.Prune;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Brings a later revision of a release into Kubernetes. Every step may be repeated. */
@Component
public class Upgrade {
    private final Hooks hooks;
    private final Apply apply;
    private final Prune prune;

    Upgrade(Hooks hooks, Apply apply, Prune prune) {
        this.hooks = hooks;
        this.apply = apply;
        this.prune = prune;
    }

    /** What the chart wants to run first, the objects, and then away with those that are no longer wanted. */
    public void apply(Revision revision, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.PRE_UPGRADE, revision, job);
        prune.freeNodePorts(revision, job::checkpoint);
        apply.apply(revision, job::checkpoint);
        prune.prune(revision, job::checkpoint);
    }

    /** To be called when the objects are ready: what the chart wants to run afterwards. */
    public void complete(Revision revision, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.POST_UPGRADE, revision, job);
    }

    /** Lets none of its hooks go on running; {@link Rollback} does the rest. */
    public void abandon(Revision revision, ReleaseJob job) throws InterruptedException {
        hooks.abandon(revision, job);
    }
}
