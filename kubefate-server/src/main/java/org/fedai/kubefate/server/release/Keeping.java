package org.fedai.kubefate.server.release;

import java.util.List;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.springframework.stereotype.Component;

/** Knows which objects may be removed: charts can ask that one outlives its release, as they ask Helm. */
@Component
class Keeping {
    private static final String POLICY = "helm.sh/resource-policy";

    private final KubernetesObjects objects;

    Keeping(KubernetesObjects objects) {
        this.objects = objects;
    }

    /** The keys of a revision's objects that go with it. */
    List<ObjectKey> removable(Revision revision) {
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
