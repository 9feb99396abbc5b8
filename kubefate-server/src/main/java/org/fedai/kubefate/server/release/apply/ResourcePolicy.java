package org.fedai.kubefate.server.release.apply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Evaluates the annotation {@code helm.sh/resource-policy}, with which charts keep objects when their release is deleted. */
@Component
public class ResourcePolicy {
    private static final String POLICY = "helm.sh/resource-policy";

    private final KubernetesObjects objects;

    ResourcePolicy(KubernetesObjects objects) {
        this.objects = objects;
    }

    /** The keys of the objects of these revisions that may be deleted, in their order, without kinds that the API server does not serve. */
    public Set<ObjectKey> removable(List<Revision> revisions) {
        return revisions.stream().flatMap(this::removable).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<ObjectKey> removable(Revision revision) {
        String namespace = revision.release().namespace();
        return revision.manifest().objects().stream()
                .filter(object -> !isKept(object))
                .flatMap(object -> objects.findKey(object, namespace).stream());
    }

    /** Whether a chart keeps the object when its release is deleted, or does not want it any more. */
    public static boolean isKept(ManifestObject object) {
        return "keep".equals(Ownership.annotation(object, POLICY));
    }
}
