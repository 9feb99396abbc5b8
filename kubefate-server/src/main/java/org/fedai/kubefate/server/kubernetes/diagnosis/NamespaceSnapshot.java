package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fedai.kubefate.server.kubernetes.watch.Pods;

/**
 * The objects of a namespace that explain the state of its workloads, at one point in time. Kinds that may not be read
 * are empty.
 */
record NamespaceSnapshot(
        List<Pod> pods, List<ReplicaSet> replicaSets, List<PersistentVolumeClaim> claims, List<Event> warnings) {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    /** The current pods of a workload; for a Deployment, those of its newest revision. */
    List<Pod> podsOf(HasMetadata workload) {
        if (workload instanceof Pod pod) {
            return List.of(pod);
        }
        Predicate<Pod> belongs = workload instanceof Deployment deployment
                ? newest(deployment).map(NamespaceSnapshot::ownedBy).orElseGet(() -> selectedBy(deployment))
                : ownedBy(workload);
        return pods.stream()
                .filter(pod -> !Pods.isTerminating(pod))
                .filter(belongs)
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
    }

    /** The ReplicaSet of the newest revision; empty if there is none or ReplicaSets may not be read. */
    Optional<ReplicaSet> newest(Deployment deployment) {
        return replicaSets.stream()
                .filter(ownedByAny(deployment))
                .max(Comparator.comparingLong(NamespaceSnapshot::revision));
    }

    Optional<PersistentVolumeClaim> claim(String name) {
        return claims.stream()
                .filter(claim -> claim.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The Warning events about an object, latest first. */
    List<Event> warningsOf(HasMetadata object) {
        String uid = object.getMetadata().getUid();
        return warnings.stream()
                .filter(event -> event.getInvolvedObject() != null
                        && uid.equals(event.getInvolvedObject().getUid()))
                .sorted(Comparator.comparing(NamespaceSnapshot::time).reversed())
                .toList();
    }

    static Predicate<Pod> ownedBy(HasMetadata owner) {
        return ownedByAny(owner)::test;
    }

    private static Predicate<HasMetadata> ownedByAny(HasMetadata owner) {
        String uid = owner.getMetadata().getUid();
        return object -> object.getMetadata().getOwnerReferences() != null
                && object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(reference -> uid.equals(reference.getUid()));
    }

    private static Predicate<Pod> selectedBy(Deployment deployment) {
        LabelSelector selector = deployment.getSpec().getSelector();
        Map<String, String> wanted =
                selector == null || selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
        return pod -> !wanted.isEmpty()
                && pod.getMetadata().getLabels() != null
                && pod.getMetadata().getLabels().entrySet().containsAll(wanted.entrySet());
    }

    private static long revision(ReplicaSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        String revision = annotations == null ? null : annotations.get(REVISION);
        try {
            return revision == null ? 0 : Long.parseLong(revision);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String time(Event event) {
        if (event.getLastTimestamp() != null) {
            return event.getLastTimestamp();
        }
        return event.getEventTime() == null || event.getEventTime().getTime() == null
                ? ""
                : event.getEventTime().getTime();
    }
}
