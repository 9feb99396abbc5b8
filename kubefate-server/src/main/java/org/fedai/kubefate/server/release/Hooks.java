package org.fedai.kubefate.server.release;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.apply.Removal;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.policy.ChartPolicy;
import org.fedai.kubefate.server.release.readiness.AwaitReady;
import org.fedai.kubefate.server.release.readiness.MaskedReasons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs the hooks of a revision as Helm does: one after the other by weight and name, waiting for Jobs and Pods to complete; other objects are only
 * created. Hooks are not part of the release: they are only deleted by their delete policy.
 *
 * <p>A completed hook is recorded in the job before its object is deleted, and the object is annotated with its run, so that a worker that resumes
 * the job neither repeats nor skips it.
 */
@Component
class Hooks {
    private static final Set<String> AWAITED = Set.of("batch/v1/Job", "v1/Pod");

    /** A rollback cannot be stopped, so it must not wait endlessly. */
    private static final Duration ROLLBACK_LIMIT = Duration.ofMinutes(5);

    private final KubernetesObjects objects;
    private final AwaitReady awaitReady;
    private final Removal removal;
    private final Ownership ownership;
    private final ChartPolicy policy;

    Hooks(KubernetesObjects objects, AwaitReady awaitReady, Removal removal, Ownership ownership, ChartPolicy policy) {
        this.objects = objects;
        this.awaitReady = awaitReady;
        this.removal = removal;
        this.ownership = ownership;
        this.policy = policy;
    }

    /** One run of one hook. */
    private record Run(Hook.Event event, int position, ManifestObject object, Hook hook, String namespace) {
        String step() {
            return event.annotation() + "-hook-" + position;
        }

        String failedStep() {
            return step() + "-failed";
        }

        String runId(ReleaseJob job) {
            return job.uuid() + "." + event.annotation();
        }

        boolean isDeletedBy(Hook.Deletion policy) {
            Set<Hook.Deletion> policies =
                    hook.deletion().isEmpty() ? Set.of(Hook.Deletion.BEFORE_HOOK_CREATION) : hook.deletion();
            // Deleting the definition would delete all objects of its kind.
            return policies.contains(policy) && !object.kind().equals("CustomResourceDefinition");
        }

        @Override
        public String toString() {
            return event.annotation() + " hook " + object.kind() + " " + object.name();
        }
    }

    /**
     * Runs the hooks of an event. Idempotent.
     *
     * @throws Problem if one fails, with the reason; later ones are not run
     */
    void run(Hook.Event event, Revision revision, ReleaseJob job) throws InterruptedException {
        List<Run> runs = runs(event, revision);
        for (Run run : runs) {
            if (job.isRecorded(run.step())) {
                continue;
            }
            job.checkpoint();
            if (mustNotBlock(event) && !isServed(run)) {
                job.recordOnce(run.step(), run + " was skipped: Kubernetes does not serve this kind");
                continue;
            }
            create(run, revision.release(), job);
            try {
                await(run, new MaskedReasons(List.of(revision)), job);
            } catch (Problem e) {
                cleanUpAfter(run, runs, job);
                throw e;
            }
            job.recordOnce(run.step(), run + " completed");
        }
        delete(runs.reversed(), Hook.Deletion.HOOK_SUCCEEDED, job);
    }

    /** A kind that is no longer served must not prevent a release from being deleted or rolled back. */
    private static boolean mustNotBlock(Hook.Event event) {
        return switch (event) {
            case PRE_DELETE, POST_DELETE, PRE_ROLLBACK, POST_ROLLBACK -> true;
            default -> false;
        };
    }

    private boolean isServed(Run run) {
        return objects.unserved(List.of(ResourceKind.of(run.object().key(run.namespace()))))
                .isEmpty();
    }

    /** Deletes hooks of this job that have not completed, because the job is being undone. Idempotent. */
    void deleteUnfinished(Revision revision, ReleaseJob job) throws InterruptedException {
        for (Hook.Event event : Hook.Event.values()) {
            List<ObjectKey> unfinished = runs(event, revision).stream()
                    .filter(run -> isAwaited(run.object()))
                    .filter(run -> !job.isRecorded(run.step()) && !job.isRecorded(run.failedStep()))
                    .filter(run -> isOwn(run, job))
                    .map(this::key)
                    .toList();
            remove(unfinished, job);
        }
    }

    private static List<Run> runs(Hook.Event event, Revision revision) {
        List<ManifestObject> inOrder = revision.hooks().stream()
                .filter(object -> object.hook()
                        .filter(hook -> hook.events().contains(event))
                        .isPresent())
                .sorted(Comparator.comparingInt((ManifestObject object) ->
                                object.hook().orElseThrow().weight())
                        .thenComparing(ManifestObject::name))
                .toList();
        String namespace = revision.release().namespace();
        return IntStream.range(0, inOrder.size())
                .mapToObj(i ->
                        new Run(event, i, inOrder.get(i), inOrder.get(i).hook().orElseThrow(), namespace))
                .toList();
    }

    /** Must not be called before its turn, because an earlier hook may define its kind. */
    private ObjectKey key(Run run) {
        return objects.key(run.object(), run.namespace());
    }

    private boolean isOwn(Run run, ReleaseJob job) {
        return objects.findKey(run.object(), run.namespace())
                .flatMap(objects::find)
                .filter(live -> run.runId(job).equals(runId(live)))
                .isPresent();
    }

    private void create(Run run, Release release, ReleaseJob job) throws InterruptedException {
        ObjectKey key = key(run);
        Optional<ManifestObject> live = objects.find(key);
        if (live.isPresent() && run.runId(job).equals(runId(live.get()))) {
            return;
        }
        if (live.isEmpty()) {
            policy.checkTarget(key, run.object(), release);
        } else {
            checkReplaceable(run, live.get(), release);
            remove(List.of(key), job);
        }
        objects.apply(Ownership.annotated(run.object(), Ownership.HOOK_RUN, run.runId(job)), release.namespace());
    }

    private void checkReplaceable(Run run, ManifestObject live, Release release) {
        if (!ownership.isOf(live, release) && !ownership.isLeftoverOf(live, release)) {
            throw Problem.conflict(
                    run + " cannot be created: it already exists and belongs to " + ownership.owner(live));
        }
        if (!run.isDeletedBy(Hook.Deletion.BEFORE_HOOK_CREATION)) {
            throw Problem.conflict(run + " cannot be created: the one of an earlier run still exists, and its"
                    + " helm.sh/hook-delete-policy does not contain before-hook-creation; delete it");
        }
    }

    private void await(Run run, MaskedReasons reasons, ReleaseJob job) throws InterruptedException {
        if (!isAwaited(run.object())) {
            return;
        }
        boolean isRollback = run.event() == Hook.Event.PRE_ROLLBACK || run.event() == Hook.Event.POST_ROLLBACK;
        Set<String> reported = new HashSet<>();
        awaitReady.awaitOne(key(run), job, isRollback ? ROLLBACK_LIMIT : null, workload -> {
            String reason = reasons.reason(workload);
            if (workload.phase() == WorkloadStatus.Phase.FAILED) {
                throw Problem.invalid(run + " failed" + (reason == null ? "" : ": " + reason));
            }
            if (reason != null && reported.add(reason)) {
                job.warn(run + " makes no progress: " + reason);
            }
        });
    }

    private void cleanUpAfter(Run failed, List<Run> runs, ReleaseJob job) throws InterruptedException {
        job.recordOnce(failed.failedStep(), failed + " failed; later hooks are not run");
        delete(List.of(failed), Hook.Deletion.HOOK_FAILED, job);
        delete(runs.subList(0, failed.position()), Hook.Deletion.HOOK_SUCCEEDED, job);
    }

    private void delete(Collection<Run> runs, Hook.Deletion policy, ReleaseJob job) throws InterruptedException {
        for (Run run : runs) {
            if (run.isDeletedBy(policy) && isOwn(run, job)) {
                remove(List.of(key(run)), job);
            }
        }
    }

    private void remove(Collection<ObjectKey> keys, ReleaseJob job) throws InterruptedException {
        removal.awaitGone(removal.delete(keys, live -> true, job::checkpoint), job::checkpoint);
    }

    private static boolean isAwaited(ManifestObject object) {
        return AWAITED.contains(object.apiVersion() + "/" + object.kind());
    }

    private static @Nullable String runId(ManifestObject live) {
        return Ownership.annotation(live, Ownership.HOOK_RUN);
    }
}
