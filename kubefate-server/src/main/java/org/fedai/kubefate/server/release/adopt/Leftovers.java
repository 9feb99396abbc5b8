package org.fedai.kubefate.server.release.adopt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The objects of an earlier release, of this service or of Helm, of which there is no record: what runs is the only description of it. */
@Component
public class Leftovers {
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
            .map(Leftovers::kind)
            .toList();

    /** What Kubernetes sets. */
    private static final List<String> SERVER_METADATA = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "selfLink",
            "ownerReferences",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private final KubernetesObjects objects;
    private final Ownership ownership;

    Leftovers(KubernetesObjects objects, Ownership ownership) {
        this.objects = objects;
        this.ownership = ownership;
    }

    /** The keys of the objects that are labelled as parts of a release of this name, or that Helm has installed for one. */
    public List<ObjectKey> keys(Release release) {
        Stream<ObjectKey> own =
                objects.labelled(release.namespace(), Map.of(Ownership.NAME, release.name()), KINDS).stream();
        Stream<ObjectKey> ofHelm =
                objects.labelled(release.namespace(), Map.of("app.kubernetes.io/managed-by", "Helm"), KINDS).stream();
        return Stream.concat(own, ofHelm).distinct().toList();
    }

    /**
     * A first revision that describes what runs.
     *
     * @param spec the best known cluster.yaml
     * @return empty if there are no such objects
     */
    public Optional<Revision> find(Release release, ClusterSpec spec) {
        List<ManifestObject> live = keys(release).stream()
                .flatMap(key -> objects.find(key).stream())
                .filter(object -> ownership.isLeftoverOf(object, release))
                .filter(object -> object.hook().isEmpty())
                .map(Leftovers::asApplied)
                .toList();
        return live.isEmpty()
                ? Optional.empty()
                : Optional.of(new Revision(
                        release,
                        1,
                        release.uuid(),
                        spec,
                        "{}",
                        List.of(),
                        ownership.labelled(Manifest.parse(new Manifest(live).toYaml()), release),
                        List.of(),
                        "",
                        null,
                        RevisionStatus.DEPLOYED));
    }

    private static ManifestObject asApplied(ManifestObject live) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(live.content());
        content.remove("status");
        if (content.get("metadata") instanceof Map<?, ?> metadata) {
            Map<Object, @Nullable Object> kept = new LinkedHashMap<>(metadata);
            SERVER_METADATA.forEach(kept::remove);
            content.put("metadata", kept);
        }
        return new ManifestObject("", content);
    }

    private static ResourceKind kind(String text) {
        int last = text.lastIndexOf('/');
        return new ResourceKind(text.substring(0, last), text.substring(last + 1));
    }
}
