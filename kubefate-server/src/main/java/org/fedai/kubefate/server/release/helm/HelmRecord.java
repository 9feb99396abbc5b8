package org.fedai.kubefate.server.release.helm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;

/**
 * The Secret or ConfigMap of a revision. Only {@link HelmRecords#read} decodes it; name, version and status are those of its labels.
 *
 * @param version 0 if neither its label nor its name has one
 * @param labels all labels, including those that Helm sets itself
 * @param annotations Helm sets none
 * @param packed see {@link HelmCodec}
 */
public record HelmRecord(
        ObjectKey key,
        String name,
        int version,
        HelmStatus status,
        Map<String, String> labels,
        Map<String, String> annotations,
        String packed) {
    /** The labels that Helm sets itself. */
    private static final Set<String> OWN = Set.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

    public HelmRecord {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** The labels that somebody else set: {@code helm install --labels}. */
    public Map<String, String> userLabels() {
        Map<String, String> user = new LinkedHashMap<>(labels);
        user.keySet().removeAll(OWN);
        return user;
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
