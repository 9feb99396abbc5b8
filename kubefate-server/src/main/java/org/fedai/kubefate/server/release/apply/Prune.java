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

/** Removes what other revisions brought and the current one has not. */
@Component
public class Prune {
    private static final String SERVICE = "Service";

    private final History history;
    private final KubernetesObjects objects;
    private final Keeping keeping;
    private final Removal removal;
    private final Ownership ownership;

    Prune(History history, KubernetesObjects objects, Keeping keeping, Removal removal, Ownership ownership) {
        this.history = history;
        this.objects = objects;
        this.keeping = keeping;
        this.removal = removal;
        this.ownership = ownership;
    }

    /** To be called when the current revision is applied. May be repeated. */
    public void prune(Revision current, Checkpoint checkpoint) throws InterruptedException {
        Release release = current.release();
        removal.delete(obsolete(current), live -> ownership.isOf(live, release), checkpoint);
    }

    /**
     * Removes Services that the current revision has not and that hold a node port it asks for, as when rollsite becomes osx: Kubernetes gives a
     * port to one at a time. To be called before the current revision is applied. May be repeated.
     */
    public void freeNodePorts(Revision current, Checkpoint checkpoint) throws InterruptedException {
        Release release = current.release();
        Set<String> asked =
                current.manifest().objects().stream().flatMap(Prune::nodePorts).collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return;
        }
        Set<ObjectKey> services = obsolete(current);
        services.removeIf(key -> !key.kind().equals(SERVICE));
        Set<ObjectKey> deleted = removal.delete(
                services,
                live -> ownership.isOf(live, release) && nodePorts(live).anyMatch(asked::contains),
                checkpoint);
        removal.awaitGone(deleted, checkpoint);
    }

    private Set<ObjectKey> obsolete(Revision current) {
        Release release = current.release();
        Set<ObjectKey> obsolete = new LinkedHashSet<>();
        for (Revision other : history.othersPerhapsApplied(current)) {
            obsolete.addAll(keeping.removable(other));
        }
        current.manifest().objects().stream()
                .map(object -> objects.key(object, release.namespace()))
                .forEach(obsolete::remove);
        return obsolete;
    }

    /** Those a Service has or asks for, as text, since a chart may have written one as such. */
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
