package org.fedai.kubefate.server.release.history;

import java.util.List;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a release consisted of at one time; never changes once recorded, except for where it stands.
 *
 * @param number counted from 1 for each release
 * @param jobUuid the job that recorded it
 * @param spec the cluster.yaml
 * @param chartValues the values it was rendered with, as JSON
 * @param rollsBackTo the number of the revision it repeats; null for one of its own
 */
public record Revision(
        Release release,
        int number,
        String jobUuid,
        ClusterSpec spec,
        String chartValues,
        List<ManifestObject> crds,
        Manifest manifest,
        List<ManifestObject> hooks,
        String notes,
        @Nullable Integer rollsBackTo,
        RevisionStatus status) {
    public Revision {
        crds = List.copyOf(crds);
        hooks = List.copyOf(hooks);
    }

    /** The same content as another revision, for going back to it. */
    public Revision again(int asNumber, String byJob) {
        return new Revision(
                release,
                asNumber,
                byJob,
                spec,
                chartValues,
                crds,
                manifest,
                hooks,
                notes,
                number,
                RevisionStatus.PENDING);
    }
}
