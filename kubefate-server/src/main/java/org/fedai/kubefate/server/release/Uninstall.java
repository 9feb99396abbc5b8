package org.fedai.kubefate.server.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.release.apply.Removal;
import org.fedai.kubefate.server.release.apply.ResourcePolicy;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes all objects of a release, and waits until they are gone. */
@Component
public class Uninstall {
    private static final Logger LOG = LoggerFactory.getLogger(Uninstall.class);

    private final History history;
    private final Hooks hooks;
    private final ResourcePolicy resourcePolicy;
    private final Removal removal;
    private final UnservedKinds unservedKinds;
    private final Claims claims;
    private final HelmJournal helm;

    Uninstall(
            History history,
            Hooks hooks,
            ResourcePolicy resourcePolicy,
            Removal removal,
            UnservedKinds unservedKinds,
            Claims claims,
            HelmJournal helm) {
        this.history = history;
        this.hooks = hooks;
        this.resourcePolicy = resourcePolicy;
        this.removal = removal;
        this.unservedKinds = unservedKinds;
        this.claims = claims;
        this.helm = helm;
    }

    /** Like {@link #uninstall}, with the pre-delete and post-delete hooks. */
    public void uninstallWithHooks(Release release, ReleaseJob job) throws InterruptedException {
        helm.uninstalling(release, job);
        Optional<Revision> running = history.deployed(release);
        if (running.isPresent()) {
            hooks.run(Hook.Event.PRE_DELETE, running.get(), job);
        }
        delete(release, job);
        hooks.deleteLeft(release, history.neverDeployed(release), job);
        if (running.isPresent()) {
            hooks.run(Hook.Event.POST_DELETE, running.get(), job);
        }
        helm.removed(release, job);
    }

    /** Leaves the delete hooks as their policies say, and deletes unfinished ones, because the job has been stopped or has failed. */
    public void giveUp(Release release, ReleaseJob job) throws InterruptedException {
        Optional<Revision> running = history.deployed(release);
        if (running.isPresent()) {
            hooks.settle(running.get(), job);
        }
    }

    /** Idempotent. Waits until the objects are gone or the checkpoint throws. */
    public void uninstall(Release release, ReleaseJob job) throws InterruptedException {
        helm.uninstalling(release, job);
        delete(release, job);
        helm.removed(release, job);
    }

    private void delete(Release release, ReleaseJob job) throws InterruptedException {
        List<Revision> revisions = history.possiblyApplied(release).reversed();
        unservedKinds.reportRevisions(revisions, job);
        Set<ObjectKey> deleted = removal.deletePartsOf(release, resourcePolicy.removable(revisions), job);
        removal.awaitGone(deleted, job);
        claims.deleteUnbound(revisions, job);
        LOG.info("deleted {} objects of {}", deleted.size(), release);
    }
}
