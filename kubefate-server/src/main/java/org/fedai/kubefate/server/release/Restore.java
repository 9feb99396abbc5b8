package org.fedai.kubefate.server.release;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Applies objects again that somebody deletes while a job waits for their release. */
@Component
public class Restore {
    private static final int MAX_TIMES = 3;
    /** They may be deleted when they have completed, and would run twice. */
    private static final Set<String> RUN_ONCE = Set.of("Job", "Pod");

    private final KubernetesObjects objects;
    private final Namespaces namespaces;
    private final Apply apply;
    private final Ownership ownership;

    Restore(KubernetesObjects objects, Namespaces namespaces, Apply apply, Ownership ownership) {
        this.objects = objects;
        this.namespaces = namespaces;
        this.apply = apply;
        this.ownership = ownership;
    }

    /**
     * Applies whatever of a revision does not exist.
     *
     * @throws Problem see {@link #restore}
     */
    public void restoreMissing(Revision revision, ReleaseJob job) throws InterruptedException {
        Release release = revision.release();
        List<ObjectKey> wanted = revision.manifest().objects().stream()
                .filter(object -> !RUN_ONCE.contains(object.kind()))
                .map(object -> objects.key(object, release.namespace()))
                .toList();
        Set<ResourceKind> kinds = wanted.stream().map(ResourceKind::of).collect(Collectors.toSet());
        Set<ObjectKey> there = new HashSet<>(objects.labelled(release.namespace(), ownership.labels(release), kinds));
        restore(
                wanted.stream()
                        .filter(key -> !there.contains(key) && objects.find(key).isEmpty())
                        .toList(),
                revision,
                job);
    }

    /**
     * Applies objects of a revision that were deleted.
     *
     * @throws Problem if their namespace was deleted as well, or if one of them is deleted again and again
     */
    public void restore(Collection<ObjectKey> deleted, Revision revision, ReleaseJob job) throws InterruptedException {
        Release release = revision.release();
        for (ObjectKey key : deleted) {
            checkNamespace(key, release);
            String step = freeStep(key, job);
            try {
                apply.apply(revision, List.of(object(key, revision)), job);
            } catch (KubernetesException e) {
                switch (e.kind()) {
                    // The service may not be allowed to read namespaces.
                    case TERMINATING, NOT_FOUND -> throw namespaceIsGone(key, release);
                    default -> throw e;
                }
            }
            job.warnOnce(
                    step,
                    key + " was deleted while the job waited; it was applied again (" + step.charAt(step.length() - 1)
                            + " of at most " + MAX_TIMES + " times)");
        }
    }

    /**
     * Checks why an object does not exist any more.
     *
     * @throws Problem if its namespace was deleted as well
     */
    public void checkNamespace(ObjectKey key, Release release) {
        switch (namespaces.presence(release.namespace())) {
            case TERMINATING, ABSENT -> throw namespaceIsGone(key, release);
            case ACTIVE, UNKNOWN -> {}
        }
    }

    private static Problem namespaceIsGone(ObjectKey key, Release release) {
        return Problem.conflict("namespace " + release.namespace() + " was deleted while the job waited, and with it "
                + key + "; wait until it is gone, then try again");
    }

    private static String freeStep(ObjectKey key, ReleaseJob job) {
        String prefix = "restored-" + UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8)) + "-";
        for (int time = 1; time <= MAX_TIMES; time++) {
            if (!job.isRecorded(prefix + time)) {
                return prefix + time;
            }
        }
        throw Problem.conflict(
                key + " was deleted again after it had been applied " + MAX_TIMES
                        + " times while the job waited; find out who deletes it, such as another tool that manages the namespace");
    }

    private ManifestObject object(ObjectKey key, Revision revision) {
        return revision.manifest().objects().stream()
                .filter(object ->
                        objects.key(object, revision.release().namespace()).equals(key))
                .findFirst()
                .orElseThrow();
    }
}
