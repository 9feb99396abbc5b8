package org.fedai.kubefate.server.release.history;

import java.util.List;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a release; immutable once recorded, except for its status.
 *
 * @param number counted from 1 for each release
 * @param jobUuid the job that recorded it
 * @param spec the cluster.yaml
 * @param chartValues the values it was rendered with, as JSON
 * @param rollsBackTo the number of the revision it rolls back to; null if it is not a rollback
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

    /** Whether it is the same chart with the same cluster.yaml, and was rendered to the same objects. */
    public boolean repeats(Revision other) {
        return spec.text().equals(other.spec.text())
                && spec.chartName().equals(other.spec.chartName())
                && spec.chartVersion().equals(other.spec.chartVersion())
                && chartValues.equals(other.chartValues)
                && crds.equals(other.crds)
                && manifest.equals(other.manifest)
                && hooks.equals(other.hooks);
    }

    /** The same with another number. */
    public Revision numbered(int newNumber) {
        return new Revision(
                release, newNumber, jobUuid, spec, chartValues, crds, manifest, hooks, notes, rollsBackTo, status);
    }

    /** A copy with another number, for a rollback to this revision. */
    public Revision copyAs(int newNumber, String newJobUuid) {
        return new Revision(
                release,
                newNumber,
                newJobUuid,
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
