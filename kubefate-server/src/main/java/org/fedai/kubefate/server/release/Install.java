package org.fedai.kubefate.server.release;

import java.util.Optional;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Installs the first revision of a release. Every step is idempotent. */
@Component
public class Install {
    private final History history;
    private final Hooks hooks;
    private final Apply apply;
    private final Uninstall uninstall;
    private final HelmJournal helm;

    Install(History history, Hooks hooks, Apply apply, Uninstall uninstall, HelmJournal helm) {
        this.history = history;
        this.hooks = hooks;
        this.apply = apply;
        this.uninstall = uninstall;
        this.helm = helm;
    }

    /** Applies the CustomResourceDefinitions, runs the pre-install hooks, then applies the objects. */
    public void apply(Revision revision, ReleaseJob job) throws InterruptedException {
        helm.started(revision, HelmStatus.PENDING_INSTALL, job);
        apply.definitions(revision, job);
        hooks.run(Hook.Event.PRE_INSTALL, revision, job);
        apply.apply(revision, job);
    }

    /** Runs the post-install hooks. Must be called after the objects have become ready. */
    public void complete(Revision revision, ReleaseJob job) throws InterruptedException {
        hooks.run(Hook.Event.POST_INSTALL, revision, job);
        helm.deployed(revision, job);
    }

    /**
     * Removes what was installed. Delete hooks are not run, because they expect a working release. Hook objects are kept
     * according to their policies, but unfinished ones are deleted.
     *
     * @return whether anything was installed
     */
    public boolean undo(Release release, ReleaseJob job) throws InterruptedException {
        Optional<Revision> recorded = history.ofJob(release, job.uuid());
        if (recorded.isPresent()) {
            hooks.settle(recorded.get(), job);
        }
        uninstall.uninstall(release, job);
        return recorded.isPresent();
    }
}
