package org.fedai.kubefate.server.release.apply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Deletes objects of other revisions that the current one does not contain. */
@Component
public class Prune {
    private static final String SERVICE = "Service";

    private final History history;
    private final KubernetesObjects objects;
    private final ResourcePolicy resourcePolicy;
    private final Removal removal;
    private final Ownership ownership;

    Prune(
            History history,
            KubernetesObjects objects,
            ResourcePolicy resourcePolicy,
            Removal removal,
            Ownership ownership) {
        this.history = history;
        this.objects = objects;
        this.resourcePolicy = resourcePolicy;
        this.removal = removal;
        this.ownership = ownership;
    }

    /** Must be called after the current revision has been applied. Idempotent. */
    public void prune(Revision current, Checkpoint checkpoint) throws InterruptedException {
        removal.deletePartsOf(current.release(), obsolete(current), checkpoint);
    }

    /**
     * Deletes obsolete Services with a node port that the current revision requests, as when osx replaces rollsite: a node port
     * can only be used by one Service. Must be called before the current revision is applied. Idempotent.
     */
    public void freeNodePorts(Revision current, Checkpoint checkpoint) throws InterruptedException {
        Release release = current.release();
        Set<String> requested =
                current.manifest().objects().stream().flatMap(Prune::nodePorts).collect(Collectors.toSet());
        if (requested.isEmpty()) {
            return;
        }
        Set<ObjectKey> services = obsolete(current);
        services.removeIf(key -> !key.kind().equals(SERVICE));
        Set<ObjectKey> deleted = removal.delete(
                services,
                live -> ownership.isOf(live, release) && nodePorts(live).anyMatch(requested::contains),
                checkpoint);
        removal.awaitGone(deleted, checkpoint);
    }

    private Set<ObjectKey> obsolete(Revision current) {
        Release release = current.release();
        Set<ObjectKey> obsolete = new LinkedHashSet<>(resourcePolicy.removable(history.othersPossiblyApplied(current)));
        current.manifest().objects().stream()
                .flatMap(object -> objects.findKey(object, release.namespace()).stream())
                .forEach(obsolete::remove);
        return obsolete;
    }

    /** The node ports of a Service as text, because charts may write them as text. */
    private static Stream<String> nodePorts(ManifestObject object) {
        if (!object.kind().equals(SERVICE)
                || !(object.content().get("spec") instanceof Map<?, ?> spec)
                || !(spec.get("ports") instanceof List<?> ports)) {
            return Stream.of();
        }
        return ports.stream()
                .map(port -> port instanceof Map<?, ?> map ? map.get("nodePort") : null)
                .filter(Objects::nonNull)
                .map(Object::toString);
    }
}
