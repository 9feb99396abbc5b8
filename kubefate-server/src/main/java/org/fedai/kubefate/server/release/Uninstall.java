package org.fedai.kubefate.server.release;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.release.apply.Checkpoint;
import org.fedai.kubefate.server.release.apply.Keeping;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.apply.Removal;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes everything a release may have in Kubernetes, and waits until it is gone. */
@Component
public class Uninstall {
    private static final Logger LOG = LoggerFactory.getLogger(Uninstall.class);

    private final History history;
    private final Hooks hooks;
    private final Keeping keeping;
    private final Removal removal;
    private final Ownership ownership;

    Uninstall(History history, Hooks hooks, Keeping keeping, Removal removal, Ownership ownership) {
        this.history = history;
        this.hooks = hooks;
        this.keeping = keeping;
        this.removal = removal;
        this.ownership = ownership;
    }

    /** As {@link #uninstall}, with what the chart wants to run before and after that. */
    public void uninstallWithHooks(Release release, ReleaseJob job) throws InterruptedException {
        Optional<Revision> running = history.deployed(release);
        if (running.isPresent()) {
            hooks.run(Hook.Event.PRE_DELETE, running.get(), job);
        }
        uninstall(release, job::checkpoint);
        if (running.isPresent()) {
            hooks.run(Hook.Event.POST_DELETE, running.get(), job);
        }
    }

    /** May be repeated. Waits for as long as the checkpoint lets it. */
    public void uninstall(Release release, Checkpoint checkpoint) throws InterruptedException {
        Set<ObjectKey> keys = new LinkedHashSet<>();
        for (Revision revision : history.perhapsApplied(release).reversed()) {
            keys.addAll(keeping.removable(revision));
        }
        Set<ObjectKey> deleted = removal.delete(keys, live -> ownership.isOf(live, release), checkpoint);
        removal.awaitGone(deleted, checkpoint);
        LOG.info("removed {} objects of {}", deleted.size(), release);
    }
}
