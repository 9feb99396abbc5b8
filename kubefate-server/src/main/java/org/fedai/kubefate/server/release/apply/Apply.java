package org.fedai.kubefate.server.release.apply;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.apply.ApplyOutcome;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.helm.HelmSettings;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.policy.ChartPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Applies the objects of a recorded revision in Helm's order of kinds, objects of the same kind in parallel. */
@Component
public class Apply {
    private static final Logger LOG = LoggerFactory.getLogger(Apply.class);
    private static final int MAX_NAMES = 5;
    private static final Duration DEFINITION_LIMIT = Duration.ofMinutes(1);

    private final KubernetesObjects objects;
    private final Ownership ownership;
    private final ChartPolicy policy;
    private final HelmSettings helm;
    private final Recreation recreation;

    Apply(
            KubernetesObjects objects,
            Ownership ownership,
            ChartPolicy policy,
            HelmSettings helm,
            Recreation recreation) {
        this.objects = objects;
        this.ownership = ownership;
        this.policy = policy;
        this.helm = helm;
        this.recreation = recreation;
    }

    /**
     * Applies the CustomResourceDefinitions of the chart's {@code crds/} and waits until they are established. Existing ones
     * are not changed, whoever created them, because others may rely on them. Idempotent.
     */
    public void definitions(Revision revision, Checkpoint checkpoint) throws InterruptedException {
        String namespace = revision.release().namespace();
        Set<ObjectKey> keys = new LinkedHashSet<>();
        for (ManifestObject definition : revision.crds()) {
            checkpoint.pass();
            ObjectKey key = objects.key(definition, namespace);
            if (objects.find(key).isEmpty()) {
                policy.checkTarget(key, definition, revision.release());
                objects.apply(definition, namespace);
            }
            keys.add(key);
        }
        objects.awaitServed(keys, DEFINITION_LIMIT);
    }

    /**
     * Applies all objects. Idempotent.
     *
     * @throws Problem if one of them already exists and belongs to something else; nothing is applied then
     */
    public void apply(Revision revision, Checkpoint checkpoint) throws InterruptedException {
        apply(revision, revision.manifest().objects(), checkpoint, null);
    }

    /**
     * Like {@link #apply}, but deletes objects and creates them again where the API server does not let fields change.
     *
     * @param recreated is told of them
     */
    public void applyForced(Revision revision, Checkpoint checkpoint, Consumer<ObjectKey> recreated)
            throws InterruptedException {
        apply(revision, revision.manifest().objects(), checkpoint, recreated);
    }

    /**
     * Like {@link #apply}, but skips objects of kinds that the API server does not serve: an earlier revision is restored as
     * far as possible.
     *
     * @param recreated null if no object may be deleted; otherwise as for {@link #applyForced}
     */
    public void applyServed(Revision revision, Checkpoint checkpoint, @Nullable Consumer<ObjectKey> recreated)
            throws InterruptedException {
        String namespace = revision.release().namespace();
        List<ManifestObject> served = revision.manifest().objects().stream()
                .filter(object -> objects.findKey(object, namespace).isPresent())
                .toList();
        apply(revision, served, checkpoint, recreated);
    }

    /**
     * Applies a revision that is deployed already, to which also objects belong that have lost the label of their release.
     * Workloads that were scaled to zero get a pod again even if the manifest does not say how many they want.
     *
     * @return what became of each object
     */
    public Map<ObjectKey, ApplyOutcome> again(Revision revision, Checkpoint checkpoint) throws InterruptedException {
        Release release = revision.release();
        List<ManifestObject> manifest = revision.manifest().objects();
        checkpoint.pass();
        refuseForeignObjects(
                release, manifest, live -> ownership.isOf(live, release) || ownership.isLeftoverOf(live, release));
        return applyAll(
                revision,
                manifest.stream()
                        .map(object ->
                                ScaledToZero.isIn(objects, object, release) ? ScaledToZero.withOnePod(object) : object)
                        .toList(),
                checkpoint,
                null);
    }

    /** Like {@link #apply}, for some of its objects. */
    public void apply(Revision revision, List<ManifestObject> manifest, Checkpoint checkpoint)
            throws InterruptedException {
        apply(revision, manifest, checkpoint, null);
    }

    private void apply(
            Revision revision,
            List<ManifestObject> manifest,
            Checkpoint checkpoint,
            @Nullable Consumer<ObjectKey> recreated)
            throws InterruptedException {
        checkpoint.pass();
        refuseForeignObjects(revision.release(), manifest, live -> ownership.isOf(live, revision.release()));
        applyAll(revision, manifest, checkpoint, recreated);
    }

    private Map<ObjectKey, ApplyOutcome> applyAll(
            Revision revision,
            List<ManifestObject> manifest,
            Checkpoint checkpoint,
            @Nullable Consumer<ObjectKey> recreated)
            throws InterruptedException {
        Map<ObjectKey, ApplyOutcome> outcomes = new ConcurrentHashMap<>();
        for (List<ManifestObject> group : InParallel.byKind(manifest)) {
            checkpoint.pass();
            outcomes.putAll(applyGroup(revision.release(), group, checkpoint, recreated));
        }
        LOG.info("applied {} objects of revision {}", manifest.size(), revision.number());
        return outcomes;
    }

    private Map<ObjectKey, ApplyOutcome> applyGroup(
            Release release, List<ManifestObject> group, Checkpoint checkpoint, @Nullable Consumer<ObjectKey> recreated)
            throws InterruptedException {
        Map<ObjectKey, ApplyOutcome> outcomes = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<ManifestObject> immutable = new ConcurrentLinkedQueue<>();
        InParallel.forEach(group, object -> {
            try {
                ApplyOutcome outcome = objects.apply(asApplied(object, release), release.namespace());
                outcomes.put(objects.key(object, release.namespace()), outcome);
            } catch (KubernetesException e) {
                if (recreated == null
                        || e.kind() != KubernetesException.Kind.IMMUTABLE
                        || !Recreation.isPossible(object.kind())) {
                    throw e;
                }
                immutable.add(object);
            }
        });
        if (recreated != null) {
            for (ManifestObject object : immutable) {
                recreation.recreate(asApplied(object, release), release, checkpoint, recreated);
            }
            for (ManifestObject object : group) {
                recreation.deleteStrays(object, release, checkpoint);
            }
        }
        return outcomes;
    }

    /** An object as it is sent to the API server. */
    ManifestObject asApplied(ManifestObject object, Release release) {
        return helm.records() ? ownership.labelledForHelm(object, release) : object;
    }

    private void refuseForeignObjects(Release release, List<ManifestObject> manifest, Predicate<ManifestObject> isOwn)
            throws InterruptedException {
        ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();
        InParallel.forEach(manifest, object -> {
            ObjectKey key = objects.key(object, release.namespace());
            Optional<ManifestObject> live = objects.find(key);
            if (live.isEmpty()) {
                policy.checkTarget(key, object, release);
            }
            if (live.isPresent() && !isOwn.test(live.get())) {
                foreign.add(key + " of " + ownership.owner(live.get()));
            }
        });
        if (!foreign.isEmpty()) {
            String named =
                    String.join(", ", foreign.stream().sorted().limit(MAX_NAMES).toList());
            String more = foreign.size() > MAX_NAMES ? " and " + (foreign.size() - MAX_NAMES) + " more" : "";
            throw Problem.conflict("already exists: " + named + more
                    + "; to keep and update what a release of the same name has installed, adopt it (kubefate cluster adopt "
                    + release.name() + " --namespace " + release.namespace()
                    + ") or install with cover; otherwise use another namespace, or delete it");
        }
    }
}
