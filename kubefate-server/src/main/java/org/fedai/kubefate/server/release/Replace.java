package org.fedai.kubefate.server.release;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.adopt.Leftovers;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.apply.Removal;
import org.fedai.kubefate.server.release.helm.HelmRecord;
import org.fedai.kubefate.server.release.helm.HelmRecords;
import org.fedai.kubefate.server.release.history.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes an earlier release with the same name and namespace: of this service if it could not be uninstalled, or of Helm, which the Go service uses.
 */
@Component
public class Replace {
    private static final Logger LOG = LoggerFactory.getLogger(Replace.class);

    private final KubernetesObjects objects;
    private final HelmRecords helm;
    private final Leftovers labelled;
    private final Removal removal;
    private final Ownership ownership;
    private final UnservedKinds unservedKinds;

    Replace(
            KubernetesObjects objects,
            HelmRecords helm,
            Leftovers labelled,
            Removal removal,
            Ownership ownership,
            UnservedKinds unservedKinds) {
        this.objects = objects;
        this.helm = helm;
        this.labelled = labelled;
        this.removal = removal;
        this.ownership = ownership;
        this.unservedKinds = unservedKinds;
    }

    /** Idempotent. Objects of other releases are not deleted. */
    public void delete(Release release, ReleaseJob job) throws InterruptedException {
        List<HelmRecord> records = records(release);
        List<ObjectKey> recorded = recorded(records, release);
        unservedKinds.report(recorded, job);
        Set<ObjectKey> deleted =
                removal.delete(all(recorded, release), live -> ownership.isLeftoverOf(live, release), job);
        removal.awaitGone(deleted, job);
        // Last, because a repetition needs them to find the objects.
        removal.delete(records.stream().map(HelmRecord::key).toList(), live -> true, job);
        LOG.info("deleted {} leftover objects of {}", deleted.size(), release);
    }

    /** The live objects that {@link #delete} would delete. */
    public List<ManifestObject> doomed(Release release) {
        return all(recorded(records(release), release), release).stream()
                .flatMap(key -> objects.find(key).stream())
                .filter(live -> ownership.isLeftoverOf(live, release))
                .toList();
    }

    private Set<ObjectKey> all(List<ObjectKey> recorded, Release release) {
        Set<ObjectKey> all = new LinkedHashSet<>(recorded);
        all.addAll(labelled.keys(release));
        return all;
    }

    private List<ObjectKey> recorded(List<HelmRecord> records, Release release) {
        return records.stream()
                .flatMap(record -> helmObjects(record, release))
                .filter(key -> key.namespace() == null || key.namespace().equals(release.namespace()))
                .toList();
    }

    private List<HelmRecord> records(Release release) {
        try {
            return helm.of(release.namespace(), release.name());
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw e;
            }
            LOG.info("{}; what Helm recorded is not deleted", e.getMessage());
            return List.of();
        }
    }

    private Stream<ObjectKey> helmObjects(HelmRecord record, Release release) {
        String namespace = release.namespace();
        return helm.manifest(record).objects().stream()
                .map(object -> objects.findKey(object, namespace).orElseGet(() -> object.key(namespace)));
    }
}
