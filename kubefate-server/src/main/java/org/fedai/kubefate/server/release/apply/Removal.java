package org.fedai.kubefate.server.release.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.manifest.KindOrder;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes objects after checking their owner: objects of others with the same name
 * are not deleted.
 */
@Component
public class Removal {
    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final int GRACE_SLICES = 12;
    /** Of an operator that is gone, there may be very many. */
    private static final int MAX_HELD = 5;

    private final KubernetesObjects objects;
    private final Ownership ownership;

    Removal(KubernetesObjects objects, Ownership ownership) {
        this.objects = objects;
        this.ownership = ownership;
    }

    /** Deletes those that are parts of the release; see {@link #delete}. */
    public Set<ObjectKey> deletePartsOf(Release release, Collection<ObjectKey> keys, Checkpoint checkpoint)
            throws InterruptedException {
        return delete(keys, live -> ownership.isOf(live, release), checkpoint);
    }

    /**
     * Deletes objects in Helm's order of kinds, objects of the same kind in parallel.
     *
     * @param owned decides for each live object whether to delete it
     * @return the objects that are being deleted
     */
    public Set<ObjectKey> delete(Collection<ObjectKey> keys, Predicate<ManifestObject> owned, Checkpoint checkpoint)
            throws InterruptedException {
        Queue<ObjectKey> deleted = new ConcurrentLinkedQueue<>();
        for (List<ObjectKey> group : byKind(keys)) {
            checkpoint.pass();
            InParallel.forEach(group, key -> {
                Optional<ManifestObject> live = objects.find(key);
                if (live.isPresent() && owned.test(live.get()) && objects.delete(key)) {
                    deleted.add(key);
                }
            });
        }
        return new LinkedHashSet<>(deleted);
    }

    /** Waits until objects are gone or the checkpoint throws, and tells the checkpoint which of them take long, and why. */
    public void awaitGone(Set<ObjectKey> keys, Checkpoint checkpoint) throws InterruptedException {
        Map<ObjectKey, HeldObject> held = new LinkedHashMap<>();
        Set<ObjectKey> left = objects.awaitGone(keys, SLICE);
        for (int slices = 1; !left.isEmpty(); slices++) {
            checkpoint.pass();
            release(held, left, checkpoint);
            for (HeldObject object : held(left, slices)) {
                held.put(object.key(), object);
                checkpoint.held(object);
                LOG.info("waiting for a deletion: {}", object.sentence());
            }
            left = objects.awaitGone(left, SLICE);
        }
        release(held, left, checkpoint);
    }

    private static void release(Map<ObjectKey, HeldObject> held, Set<ObjectKey> left, Checkpoint checkpoint) {
        List<HeldObject> gone = held.values().stream()
                .filter(object -> !left.contains(object.key()))
                .toList();
        for (HeldObject object : gone) {
            held.remove(object.key());
            checkpoint.released(object);
        }
    }

    /** Objects without finalizers take their time, pods up to their grace period. */
    private List<HeldObject> held(Set<ObjectKey> left, int slices) {
        return left.stream()
                .sorted(Comparator.comparing(ObjectKey::toString))
                .flatMap(key -> objects.find(key).flatMap(live -> HeldObject.of(key, live)).stream())
                .filter(object -> !object.finalizers().isEmpty() || slices >= GRACE_SLICES)
                .limit(MAX_HELD)
                .toList();
    }

    private static Collection<List<ObjectKey>> byKind(Collection<ObjectKey> keys) {
        Map<String, List<ObjectKey>> groups = new TreeMap<>(KindOrder.UNINSTALL);
        keys.forEach(key ->
                groups.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(key));
        return groups.values();
    }
}
