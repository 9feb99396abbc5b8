package org.fedai.kubefate.server.release;

import java.util.Optional;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Brings the first revision of a release into Kubernetes. Every step may be repeated. */
@Component
public class Install {
    private final History history;
    private final Hooks hooks;
    private final Apply apply;
    private final Uninstall uninstall;

    Install(History history, Hooks hooks, Apply apply, Uninstall uninstall) {
        this.history = history;
        this.hooks = hooks;
        this.apply = apply;
        this.uninstall = uninstall;
    }

    /** Definitions of custom kinds, what the chart wants to run first, then the objects. */
    public void apply(Revision revision, ReleaseJob job) throws InterruptedException {
        apply.definitions(revision, job::checkpoint);
        hooks.run(Hook.Event.PRE_INSTALL, revision, job);
        apply.apply(revision, job::checkpoint);
    }

    /** To be called when the objects are ready: what the chart wants to run afterwards. */
    public void complete(Revision revision, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.POST_INSTALL, revision, job);
    }

    /**
     * Removes what was installed. Hooks for deletions are not run: they look after a release that worked. What a hook made stays as its policy
     * has it, but none goes on running.
     *
     * @return whether there was anything
     */
    public boolean undo(Release release, ReleaseJob job) throws InterruptedException {
        Optional<Revision> begun = history.ofJob(release, job.uuid());
        if (begun.isPresent()) {
            hooks.abandon(begun.get(), job);
        }
        uninstall.uninstall(release, job::checkpoint);
        return begun.isPresent();
    }
}
