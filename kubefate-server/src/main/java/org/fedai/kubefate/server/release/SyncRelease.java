package org.fedai.kubefate.server.release;

import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.apply.Prune;
import org.fedai.kubefate.server.release.apply.ResourcePolicy;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Finds out what is left of a release that Helm has removed, and follows what Helm has changed. */
@Component
public class SyncRelease {
    private final KubernetesObjects objects;
    private final Ownership ownership;
    private final ResourcePolicy resourcePolicy;
    private final HelmJournal helm;
    private final Prune prune;

    SyncRelease(
            KubernetesObjects objects,
            Ownership ownership,
            ResourcePolicy resourcePolicy,
            HelmJournal helm,
            Prune prune) {
        this.objects = objects;
        this.ownership = ownership;
        this.resourcePolicy = resourcePolicy;
        this.helm = helm;
        this.prune = prune;
    }

    /** The objects of a revision that still exist, without those that charts keep when their release is deleted. */
    public List<ObjectKey> remains(Revision revision) {
        Set<ObjectKey> removable = resourcePolicy.removable(List.of(revision));
        return removable.stream()
                .filter(key -> objects.find(key)
                        .filter(live -> ownership.isOf(live, revision.release()))
                        .isPresent())
                .toList();
    }

    /** Writes the record of a revision again, after it was deleted while its objects were not. */
    public void restoreRecord(Revision deployed, ReleaseJob job) {
        helm.restore(deployed, job);
    }

    /** Deletes what Helm has left of earlier revisions. Must be called before they are recorded as superseded. */
    public void prune(Revision current, ReleaseJob job) throws InterruptedException {
        prune.prune(current, job);
    }
}
