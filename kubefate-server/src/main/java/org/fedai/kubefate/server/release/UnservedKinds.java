package org.fedai.kubefate.server.release;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/**
 * Reports the kinds of a release that the API server does not serve, because a CustomResourceDefinition is missing or was deleted, or because
 * Kubernetes no longer has the version. No objects of such a kind exist, so that there are none to delete or to restore.
 */
@Component
class UnservedKinds {
    private static final String STEP = "unserved-kinds";

    private final KubernetesObjects objects;

    UnservedKinds(KubernetesObjects objects) {
        this.objects = objects;
    }

    /** Records once per job which kinds are skipped. */
    void report(Collection<ObjectKey> keys, ReleaseJob job) {
        Set<ResourceKind> unserved =
                objects.unserved(keys.stream().map(ResourceKind::of).collect(Collectors.toSet()));
        if (!unserved.isEmpty()) {
            job.recordOnce(STEP, sentence(unserved));
        }
    }

    /** Like {@link #report}, for the objects of revisions. Must be called before their keys are used. */
    void reportRevisions(Collection<Revision> revisions, ReleaseJob job) {
        report(
                revisions.stream()
                        .flatMap(revision -> revision.manifest().objects().stream())
                        .map(object -> object.key(""))
                        .collect(Collectors.toSet()),
                job);
    }

    private static String sentence(Set<ResourceKind> unserved) {
        String names = unserved.stream()
                .map(kind -> kind.kind() + " (" + kind.apiVersion() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        return "skipped objects of " + names + ": Kubernetes does not serve "
                + (unserved.size() == 1 ? "this kind" : "these kinds") + ", so none exist";
    }
}
