package org.fedai.kubefate.server.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.KubernetesObjects;
import org.springframework.stereotype.Component;

/** Removes what earlier revisions had and the new one has not. */
@Component
public class Prune {
    private final KubernetesObjects objects;
    private final Keeping keeping;

    Prune(KubernetesObjects objects, Keeping keeping) {
        this.objects = objects;
        this.keeping = keeping;
    }

    /** To be called when the new revision is applied. May be repeated. */
    public void prune(List<Revision> earlier, Revision current, Checkpoint checkpoint) throws InterruptedException {
        String namespace = current.release().namespace();
        Set<ObjectKey> wanted = current.manifest().objects().stream()
                .map(object -> objects.key(object, namespace))
                .collect(Collectors.toSet());
        Set<ObjectKey> obsolete = new LinkedHashSet<>();
        for (Revision revision : earlier) {
            keeping.removable(revision).stream()
                    .filter(key -> !wanted.contains(key))
                    .forEach(obsolete::add);
        }
        if (!obsolete.isEmpty()) {
            checkpoint.pass();
            SideBySide.forEach(new ArrayList<>(obsolete), objects::delete);
        }
    }
}
