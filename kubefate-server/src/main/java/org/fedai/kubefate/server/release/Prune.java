package org.fedai.kubefate.server.release;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.KubernetesObjects;
import org.springframework.stereotype.Component;

/** Removes what other revisions brought and the current one has not. */
@Component
public class Prune {
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
        Set<ObjectKey> wanted = current.manifest().objects().stream()
                .map(object -> objects.key(object, release.namespace()))
                .collect(Collectors.toSet());
        Set<ObjectKey> obsolete = new LinkedHashSet<>();
        for (Revision other : history.perhapsApplied(release)) {
            if (other.number() != current.number()) {
                obsolete.addAll(keeping.removable(other));
            }
        }
        obsolete.removeAll(wanted);
        removal.delete(obsolete, live -> ownership.isOf(live, release), checkpoint);
    }
}
