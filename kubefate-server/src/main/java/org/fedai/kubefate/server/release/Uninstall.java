package org.fedai.kubefate.server.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    Uninstall(History history, KubernetesObjects objects, Keeping keeping) {
        this.history = history;
        this.objects = objects;
        this.keeping = keeping;
    }

    /** May be repeated. Waits for as long as the checkpoint lets it. */
    public void uninstall(Release release, Checkpoint checkpoint) throws InterruptedException {
        Set<ObjectKey> keys = new LinkedHashSet<>();
        for (Revision revision : history.perhapsApplied(release).reversed()) {
            keys.addAll(keeping.removable(revision));
        }
        for (List<ObjectKey> group : byKind(keys)) {
            checkpoint.pass();
            SideBySide.forEach(group, objects::delete);
        }
        awaitGone(keys, checkpoint);
        LOG.info("removed {} objects of {}", keys.size(), release);
    }

    private void awaitGone(Set<ObjectKey> keys, Checkpoint checkpoint) throws InterruptedException {
        Set<ObjectKey> left = objects.awaitGone(keys, SLICE);
        while (!left.isEmpty()) {
            checkpoint.pass();
            LOG.info(
                    "still there: {}",
                    left.stream().map(ObjectKey::toString).sorted().limit(5).collect(Collectors.joining(", ")));
            left = objects.awaitGone(left, SLICE);
        }
    }

    /** Consecutive keys of one kind. */
    private static List<List<ObjectKey>> byKind(Set<ObjectKey> keys) {
        List<List<ObjectKey>> groups = new ArrayList<>();
        for (ObjectKey key : keys) {
            if (groups.isEmpty() || !groups.getLast().getFirst().kind().equals(key.kind())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(key);
        }
        return groups;
    }
}
