package org.fedai.kubefate.server.release.apply;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes objects and creates them again, because fields have to change that the API server does not let change. Nothing is recorded: when a worker is
 * killed in between, the next one finds the object missing and creates it.
 */
@Component
public class Recreation {
    private static final Logger LOG = LoggerFactory.getLogger(Recreation.class);
    private static final String STATEFUL_SET = "StatefulSet";
    private static final ResourceKind POD = new ResourceKind("v1", "Pod");
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    /** With these, data would be lost, or everything inside. */
    private static final Set<String> NEVER =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "Namespace", "CustomResourceDefinition");

    private static final Set<String> WITH_PODS =
            Set.of("Deployment", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "Pod");

    private final KubernetesObjects objects;
    private final Removal removal;

    Recreation(KubernetesObjects objects, Removal removal) {
        this.objects = objects;
        this.removal = removal;
    }

    /** Whether objects of a kind may be deleted to change them. */
    static boolean isPossible(String kind) {
        return !NEVER.contains(kind);
    }

    /** What it would do to an object of a kind; a clause after "recreated". */
    static String consequence(String kind) {
        if (kind.equals(STATEFUL_SET)) {
            return "its pods and its claims are kept, and existing claims keep their size and class";
        }
        if (kind.equals("Service")) {
            return "it gets another address and other node ports, unless they are set";
        }
        return WITH_PODS.contains(kind) ? "its pods are replaced all at once" : "it is missing for a moment";
    }

    /**
     * Deletes an object of the release, waits until it is gone, and applies it. The pods of a StatefulSet stay, and the new one takes them over.
     *
     * @param done is told what was created again
     */
    void recreate(ManifestObject object, Release release, Checkpoint checkpoint, Consumer<ObjectKey> done)
            throws InterruptedException {
        ObjectKey key = objects.key(object, release.namespace());
        checkpoint.pass();
        LOG.info("deleting {} to create it again", key);
        if (object.kind().equals(STATEFUL_SET)) {
            objects.deleteOnly(key);
        } else {
            objects.delete(key);
        }
        removal.awaitGone(Set.of(key), checkpoint);
        objects.apply(object, release.namespace());
        done.accept(key);
    }

    /** Deletes the pods of an earlier StatefulSet of the same name that the new one does not select: they have the names that its pods need. Idempotent. */
    void deleteStrays(ManifestObject set, Release release, Checkpoint checkpoint) throws InterruptedException {
        if (!set.kind().equals(STATEFUL_SET)) {
            return;
        }
        Map<?, ?> selector = child(child(set.content(), "spec"), "selector");
        Map<?, ?> wanted = child(selector, "matchLabels");
        Pattern names = Pattern.compile(Pattern.quote(set.name()) + "-\\d+");
        List<ObjectKey> strays = objects.list(POD, release.namespace(), Map.of()).stream()
                .filter(pod -> names.matcher(pod.name()).matches() && isStray(pod, wanted))
                .map(pod -> pod.key(release.namespace()))
                .toList();
        removal.delete(strays, pod -> isStray(pod, wanted), checkpoint);
    }

    private static boolean isStray(ManifestObject pod, Map<?, ?> wanted) {
        Map<?, ?> metadata = child(pod.content(), "metadata");
        Map<?, ?> labels = child(metadata, "labels");
        boolean owned = metadata.get("ownerReferences") instanceof List<?> owners && !owners.isEmpty();
        boolean selected = wanted.entrySet().stream()
                .allMatch(label -> label.getValue() != null && label.getValue().equals(labels.get(label.getKey())));
        return !owned && !selected && pod.name().equals(labels.get(POD_NAME));
    }

    private static Map<?, ?> child(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }
}
