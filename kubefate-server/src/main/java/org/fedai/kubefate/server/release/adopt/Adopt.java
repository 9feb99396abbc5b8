package org.fedai.kubefate.server.release.adopt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.AdoptObjects;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Checkpoint;
import org.fedai.kubefate.server.release.apply.InParallel;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Makes the objects of adopted revisions those of the release. Idempotent. */
@Component
public class Adopt {
    private static final int MAX_NAMES = 5;

    private final KubernetesObjects objects;
    private final AdoptObjects adoption;
    private final Ownership ownership;

    Adopt(KubernetesObjects objects, AdoptObjects adoption, Ownership ownership) {
        this.objects = objects;
        this.adoption = adoption;
        this.ownership = ownership;
    }

    /**
     * What became of the objects.
     *
     * @param adopted how many belong to the release now
     * @param missing those of the manifest that do not exist, sorted
     */
    public record Outcome(int adopted, List<ObjectKey> missing) {}

    /**
     * Adopts the objects that exist.
     *
     * @param failed later revisions, of which objects may exist
     * @throws Problem if an object of the current revision belongs to another release; nothing is adopted then
     */
    public Outcome adopt(Release release, Revision current, List<Revision> failed, Checkpoint checkpoint)
            throws InterruptedException {
        List<ObjectKey> keys = keys(release, List.of(current));
        checkpoint.pass();
        refuseForeignObjects(release, keys);
        List<ObjectKey> remains = keys(release, failed).stream()
                .filter(key -> !keys.contains(key))
                .filter(key -> objects.find(key)
                        .filter(live -> ownership.isLeftoverOf(live, release))
                        .isPresent())
                .toList();
        checkpoint.pass();
        List<ObjectKey> missing = adopt(keys, release);
        adopt(remains, release);
        return new Outcome(keys.size() - missing.size() + remains.size(), missing);
    }

    /** @return those that do not exist */
    private List<ObjectKey> adopt(List<ObjectKey> keys, Release release) throws InterruptedException {
        Map<String, String> labels = ownership.labels(release);
        Queue<ObjectKey> missing = new ConcurrentLinkedQueue<>();
        InParallel.forEach(keys, key -> {
            if (!adoption.adopt(key, labels)) {
                missing.add(key);
            }
        });
        return missing.stream()
                .sorted(Comparator.comparing(ObjectKey::toString))
                .toList();
    }

    private List<ObjectKey> keys(Release release, Collection<Revision> revisions) {
        return revisions.stream()
                .flatMap(Adopt::all)
                .flatMap(object -> objects.findKey(object, release.namespace()).stream())
                .distinct()
                .toList();
    }

    private static Stream<ManifestObject> all(Revision revision) {
        return Stream.concat(revision.manifest().objects().stream(), revision.hooks().stream());
    }

    private void refuseForeignObjects(Release release, List<ObjectKey> keys) throws InterruptedException {
        Queue<String> foreign = new ConcurrentLinkedQueue<>();
        InParallel.forEach(
                keys,
                key -> objects.find(key)
                        .filter(live -> ownership.isOfAnother(live, release))
                        .ifPresent(live -> foreign.add(key + " of " + ownership.owner(live))));
        if (!foreign.isEmpty()) {
            throw Problem.conflict("the Helm release " + release
                    + " cannot be adopted, because objects of it belong to others: "
                    + String.join(
                            ", ", foreign.stream().sorted().limit(MAX_NAMES).toList())
                    + (foreign.size() > MAX_NAMES ? " and " + (foreign.size() - MAX_NAMES) + " more" : ""));
        }
    }
}
