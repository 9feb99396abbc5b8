package org.fedai.kubefate.server.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final List<ResourceKind> JOBS =
            List.of(new ResourceKind("batch/v1", "Job"), new ResourceKind("v1", "Pod"));

    /** A rollback that undoes a failed job cannot be stopped, so it must not wait endlessly. */
    private static final Duration ROLLBACK_LIMIT = Duration.ofMinutes(5);

    private final KubernetesObjects objects;
    private final AwaitReady awaitReady;
    private final Removal removal;
    private final Ownership ownership;
    private final ChartPolicy policy;
    private final Restore restore;

    Hooks(
            KubernetesObjects objects,
            AwaitReady awaitReady,
            Removal removal,
            Ownership ownership,
            ChartPolicy policy,
            Restore restore) {
        this.objects = objects;
        this.awaitReady = awaitReady;
        this.removal = removal;
        this.ownership = ownership;
        this.policy = policy;
        this.restore = restore;
    }

    /** One run of one hook. */
    private record Run(
            Hook.Event event, int revision, int position, ManifestObject object, Hook hook, String namespace) {
        String step() {
            return event.annotation() + "-hook-" + position + turn();
        }

        String failedStep() {
            return step() + "-failed";
        }

        String runId(ReleaseJob job) {
            return job.uuid() + "." + event.annotation() + turn();
        }

        /** A rollback that fails is itself rolled back, in the same job. */
        private String turn() {
            return isOfRollback() ? "-of-" + revision : "";
        }

        boolean isOfRollback() {
            return event == Hook.Event.PRE_ROLLBACK || event == Hook.Event.POST_ROLLBACK;
        }

        boolean isDeletedBy(Hook.Deletion policy) {
            Set<Hook.Deletion> policies =
                    hook.deletion().isEmpty() ? Set.of(Hook.Deletion.BEFORE_HOOK_CREATION) : hook.deletion();
            // Deleting the definition would delete all objects of its kind.
            return policies.contains(policy) && !isDefinition(object);
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
                await(run, revision, job);
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

    /**
     * Leaves hooks of this job as their policies say, because the job is being undone: unfinished ones are deleted, and the policies of the others are
     * carried out, which a worker that died may not have come to. Idempotent.
     */
    void settle(Revision revision, ReleaseJob job) throws InterruptedException {
        for (Hook.Event event : Hook.Event.values()) {
            List<Run> unfinished = new ArrayList<>();
            for (Run run : runs(event, revision)) {
                if (job.isRecorded(run.step())) {
                    delete(List.of(run), Hook.Deletion.HOOK_SUCCEEDED, job);
                } else if (job.isRecorded(run.failedStep())) {
                    delete(List.of(run), Hook.Deletion.HOOK_FAILED, job);
                } else if (isAwaited(run.object())) {
                    unfinished.add(run);
                }
            }
            remove(
                    unfinished.stream()
                            .filter(run -> isOwn(run, job))
                            .map(this::key)
                            .toList(),
                    job);
        }
    }

    /**
     * Deletes what the hooks of failed jobs have left of a release, or of earlier attempts to install one with its name. Hooks that completed stay as their
     * policies say, as with Helm. Idempotent.
     *
     * @param failed the revisions that were never deployed
     */
    void deleteLeft(Release release, Collection<Revision> failed, ReleaseJob job) throws InterruptedException {
        Set<ObjectKey> left = new LinkedHashSet<>();
        for (ObjectKey key : objects.labelled(release.namespace(), Map.of(Ownership.NAME, release.name()), JOBS)) {
            objects.find(key)
                    .filter(live -> isOfAnotherJob(live, job) && !isCompleted(live))
                    .ifPresent(live -> left.add(key));
        }
        for (Revision revision : failed) {
            for (ManifestObject hook : revision.hooks()) {
                Optional<ObjectKey> key =
                        isDefinition(hook) ? Optional.empty() : objects.findKey(hook, release.namespace());
                key.flatMap(objects::find)
                        .filter(live -> ownership.isOf(live, release) && isForwardRunOf(live, revision.jobUuid()))
                        .ifPresent(live -> left.add(key.orElseThrow()));
            }
        }
        if (!left.isEmpty()) {
            remove(left, job);
            job.recordOnce(
                    "hooks-left",
                    "deleted what hooks of failed jobs had left: "
                            + left.stream().map(ObjectKey::toString).sorted().collect(Collectors.joining(", ")));
        }
    }

    private static boolean isOfAnotherJob(ManifestObject live, ReleaseJob job) {
        return runId(live) != null && !isRunOf(live, job.uuid());
    }

    /** A job that failed may have completed the hooks of its rollback. */
    private static boolean isForwardRunOf(ManifestObject live, String jobUuid) {
        return isRunOf(live, jobUuid) && !String.valueOf(runId(live)).endsWith("-rollback");
    }

    private static boolean isRunOf(ManifestObject live, String jobUuid) {
        String run = runId(live);
        return run != null && run.startsWith(jobUuid + ".");
    }

    private static boolean isCompleted(ManifestObject live) {
        if (!(live.content().get("status") instanceof Map<?, ?> status)) {
            return false;
        }
        return "Succeeded".equals(status.get("phase"))
                || (status.get("conditions") instanceof List<?> conditions
                        && conditions.stream()
                                .anyMatch(condition -> condition instanceof Map<?, ?> map
                                        && "Complete".equals(map.get("type"))
                                        && "True".equals(map.get("status"))));
    }

    private static boolean isDefinition(ManifestObject object) {
        return object.kind().equals("CustomResourceDefinition");
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
                .mapToObj(i -> new Run(
                        event,
                        revision.number(),
                        i,
                        inOrder.get(i),
                        inOrder.get(i).hook().orElseThrow(),
                        namespace))
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

    private void await(Run run, Revision revision, ReleaseJob job) throws InterruptedException {
        if (!isAwaited(run.object())) {
            return;
        }
        MaskedReasons reasons = new MaskedReasons(List.of(revision));
        Set<String> reported = new HashSet<>();
        awaitReady.awaitOne(key(run), job, run.isOfRollback() ? ROLLBACK_LIMIT : null, workload -> {
            String reason = reasons.reason(workload);
            if (workload.phase() == WorkloadStatus.Phase.MISSING) {
                restore.checkNamespace(workload.key(), revision.release());
                throw Problem.invalid(run + " failed: it was deleted before it had completed; if the chart sets its"
                        + " ttlSecondsAfterFinished, increase that");
            }
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
        removal.awaitGone(removal.delete(keys, live -> true, job), job);
    }

    private static boolean isAwaited(ManifestObject object) {
        return JOBS.contains(new ResourceKind(object.apiVersion(), object.kind()));
    }

    private static @Nullable String runId(ManifestObject live) {
        return Ownership.annotation(live, Ownership.HOOK_RUN);
    }
}
