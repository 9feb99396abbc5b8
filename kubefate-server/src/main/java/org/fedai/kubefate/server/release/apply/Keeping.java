package org.fedai.kubefate.server.release.apply;

import java.util.List;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Knows which objects may be removed: charts can ask that one outlives its release, as they ask Helm. */
@Component
public class Keeping {
    private static final String POLICY = "helm.sh/resource-policy";

    private final KubernetesObjects objects;

    Keeping(KubernetesObjects objects) {
        this.objects = objects;
    }

    /** The keys of a revision's objects that go with it. */
    public List<ObjectKey> removable(Revision revision) {
        String namespace = revision.release().namespace();
        return revision.manifest().objects().stream()
                .filter(object -> !isKept(object))
                .map(object -> objects.key(object, namespace))
                .toList();
    }

    private static boolean isKept(ManifestObject object) {
        return "keep".equals(Ownership.annotation(object, POLICY));
    }
}
