package org.fedai.kubefate.server.release;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.apply.Removal;
import org.fedai.kubefate.server.release.helm.HelmRecord;
import org.fedai.kubefate.server.release.helm.HelmRecords;
import org.fedai.kubefate.server.release.history.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes the leftovers of an earlier release with the same name and namespace: of this service if it could not be uninstalled, or of Helm, which the
 * Go service uses.
 */
@Component
public class Cover {
    private static final Logger LOG = LoggerFactory.getLogger(Cover.class);

    /** The kinds that charts use; Kubernetes cannot list objects of all kinds by label. */
    private static final List<ResourceKind> KINDS = Stream.of(
                    "networking.k8s.io/v1/Ingress",
                    "v1/Service",
                    "batch/v1/CronJob",
                    "batch/v1/Job",
                    "apps/v1/StatefulSet",
                    "autoscaling/v2/HorizontalPodAutoscaler",
                    "apps/v1/Deployment",
                    "apps/v1/DaemonSet",
                    "v1/Pod",
                    "rbac.authorization.k8s.io/v1/RoleBinding",
                    "rbac.authorization.k8s.io/v1/Role",
                    "v1/PersistentVolumeClaim",
                    "v1/ConfigMap",
                    "v1/Secret",
                    "v1/ServiceAccount",
                    "policy/v1/PodDisruptionBudget",
                    "networking.k8s.io/v1/NetworkPolicy")
            .map(Cover::kind)
            .toList();

    private final KubernetesObjects objects;
    private final HelmRecords helm;
    private final Removal removal;
    private final Ownership ownership;
    private final UnservedKinds unservedKinds;

    Cover(
            KubernetesObjects objects,
            HelmRecords helm,
            Removal removal,
            Ownership ownership,
            UnservedKinds unservedKinds) {
        this.objects = objects;
        this.helm = helm;
        this.removal = removal;
        this.ownership = ownership;
        this.unservedKinds = unservedKinds;
    }

    /** Idempotent. Objects of other releases are not deleted. */
    public void cover(Release release, ReleaseJob job) throws InterruptedException {
        List<HelmRecord> records = records(release);
        Set<ObjectKey> leftovers = new LinkedHashSet<>();
        List<ObjectKey> recorded = records.stream()
                .flatMap(record -> helmObjects(record, release))
                .filter(key -> key.namespace() == null || key.namespace().equals(release.namespace()))
                .toList();
        unservedKinds.report(recorded, job);
        leftovers.addAll(recorded);
        leftovers.addAll(labelled(release));
        Set<ObjectKey> deleted =
                removal.delete(leftovers, live -> ownership.isLeftoverOf(live, release), job::checkpoint);
        removal.awaitGone(deleted, job::checkpoint);
        // Last, because a repetition needs them to find the objects.
        removal.delete(records.stream().map(HelmRecord::key).toList(), live -> true, job::checkpoint);
        LOG.info("deleted {} leftover objects of {}", deleted.size(), release);
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

    private List<ObjectKey> labelled(Release release) {
        return objects.labelled(release.namespace(), Map.of(Ownership.NAME, release.name()), KINDS);
    }

    private static ResourceKind kind(String text) {
        int last = text.lastIndexOf('/');
        return new ResourceKind(text.substring(0, last), text.substring(last + 1));
    }
}
