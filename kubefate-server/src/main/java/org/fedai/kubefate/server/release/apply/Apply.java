package org.fedai.kubefate.server.release.apply;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings the objects of a recorded revision into Kubernetes, in Helm's order of kinds, those of one kind side by side. */
@Component
public class Apply {
    private static final Logger LOG = LoggerFactory.getLogger(Apply.class);
    private static final int NAMED = 5;
    private static final Duration DEFINITION_LIMIT = Duration.ofMinutes(1);

    private final KubernetesObjects objects;
    private final Ownership ownership;

    Apply(KubernetesObjects objects, Ownership ownership) {
        this.objects = objects;
        this.ownership = ownership;
    }

    /**
     * Brings in the definitions of custom kinds from the chart's {@code crds/} and waits until Kubernetes serves the kinds. Those that are there
     * already, from whomever, stay as they are: others rely on them. May be repeated.
     */
    public void definitions(Revision revision, Checkpoint checkpoint) throws InterruptedException {
        String namespace = revision.release().namespace();
        Set<ObjectKey> keys = new LinkedHashSet<>();
        for (ManifestObject definition : revision.crds()) {
            checkpoint.pass();
            ObjectKey key = objects.key(definition, namespace);
            if (objects.find(key).isEmpty()) {
                objects.apply(definition, namespace);
            }
            keys.add(key);
        }
        objects.awaitServed(keys, DEFINITION_LIMIT);
    }

    /**
     * Applies all objects. May be repeated.
     *
     * @throws Problem when one of them is there already and belongs to something else; then nothing was applied
     */
    public void apply(Revision revision, Checkpoint checkpoint) throws InterruptedException {
        checkpoint.pass();
        refuseForeign(revision);
        String namespace = revision.release().namespace();
        for (List<ManifestObject> group : SideBySide.byKind(revision.manifest().objects())) {
            checkpoint.pass();
            SideBySide.forEach(group, object -> objects.apply(object, namespace));
        }
        LOG.info(
                "applied {} objects of revision {}",
                revision.manifest().objects().size(),
                revision.number());
    }

    private void refuseForeign(Revision revision) throws InterruptedException {
        ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();
        Release release = revision.release();
        SideBySide.forEach(revision.manifest().objects(), object -> {
            ObjectKey key = objects.key(object, release.namespace());
            Optional<ManifestObject> live = objects.find(key);
            if (live.isPresent() && !ownership.isOf(live.get(), release)) {
                foreign.add(key + " of " + ownership.owner(live.get()));
            }
        });
        if (!foreign.isEmpty()) {
            String named =
                    String.join(", ", foreign.stream().sorted().limit(NAMED).toList());
            String more = foreign.size() > NAMED ? " and " + (foreign.size() - NAMED) + " more" : "";
            throw Problem.conflict(
                    "there already: " + named + more
                            + "; use another namespace, delete what is in the way, or install with cover when a cluster of the same name left it");
        }
    }
}
