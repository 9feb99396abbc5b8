package org.fedai.kubefate.server.release;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.KubernetesObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes everything a release may have in Kubernetes, and waits until it is gone. */
@Component
public class Uninstall {
    private static final Logger LOG = LoggerFactory.getLogger(Uninstall.class);
    private static final Duration SLICE = Duration.ofSeconds(5);

    private final History history;
    private final KubernetesObjects objects;
    private final Keeping keeping;
    private final Removal removal;
    private final Ownership ownership;

    Uninstall(History history, KubernetesObjects objects, Keeping keeping, Removal removal, Ownership ownership) {
        this.history = history;
        this.objects = objects;
        this.keeping = keeping;
        this.removal = removal;
        this.ownership = ownership;
    }

    /** May be repeated. Waits for as long as the checkpoint lets it. */
    public void uninstall(Release release, Checkpoint checkpoint) throws InterruptedException {
        Set<ObjectKey> keys = new LinkedHashSet<>();
        for (Revision revision : history.perhapsApplied(release).reversed()) {
            keys.addAll(keeping.removable(revision));
        }
        Set<ObjectKey> deleted = removal.delete(keys, live -> ownership.isOf(live, release), checkpoint);
        awaitGone(deleted, checkpoint);
        LOG.info("removed {} objects of {}", deleted.size(), release);
    }

    void awaitGone(Set<ObjectKey> keys, Checkpoint checkpoint) throws InterruptedException {
        Set<ObjectKey> left = objects.awaitGone(keys, SLICE);
        while (!left.isEmpty()) {
            checkpoint.pass();
            LOG.info(
                    "still there: {}",
                    left.stream().map(ObjectKey::toString).sorted().limit(5).collect(Collectors.joining(", ")));
            left = objects.awaitGone(left, SLICE);
        }
    }
}
