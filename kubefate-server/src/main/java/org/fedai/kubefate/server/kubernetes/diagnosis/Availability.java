package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus.Phase;
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether a workload is available, by Helm's rules for {@code --wait}: a Deployment may have as many
 * unavailable pods as its rolling update allows. No workload is available before its controller has observed its
 * current generation.
 *
 * <p>Unlike {@code kubectl rollout status}, a Deployment that exceeds its progress deadline has not failed: pulling
 * large images may take longer than that.
 *
 * @param ready pods that are up to date and ready
 */
record Availability(Phase phase, String text, int ready, int desired) {
    private static final String AVAILABLE = "Available";
    private static final String PROGRESSING = "Progressing";

    static final Availability ABSENT = new Availability(Phase.MISSING, "Missing", 0, 0);

    static Availability of(@Nullable HasMetadata workload) {
        if (workload instanceof Deployment deployment) {
            return of(deployment);
        }
        if (workload instanceof StatefulSet set) {
            return of(set);
        }
        if (workload instanceof DaemonSet set) {
            return of(set);
        }
        if (workload instanceof Job job) {
            return of(job);
        }
        return workload instanceof Pod pod ? of(pod) : ABSENT;
    }

    WorkloadStatus status(ObjectKey key, List<WorkloadProblem> problems) {
        return new WorkloadStatus(key, phase, text, ready, desired, problems);
    }

    private static Availability of(Deployment deployment) {
        DeploymentStatus status = deployment.getStatus();
        int desired = number(deployment.getSpec().getReplicas(), 1);
        if (status == null) {
            return new Availability(Phase.PROGRESSING, PROGRESSING, 0, desired);
        }
        int updated = number(status.getUpdatedReplicas(), 0);
        int old = number(status.getReplicas(), 0) - updated;
        // At least this many of the available pods have the new revision.
        int ready = Math.max(0, Math.min(updated, number(status.getAvailableReplicas(), 0) - Math.max(0, old)));
        boolean enough = updated >= desired && ready >= desired - mayLack(deployment, desired);
        boolean failing = status.getConditions() != null
                && status.getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("ReplicaFailure") && "True".equals(condition.getStatus()));
        boolean available = enough && isSeen(deployment.getMetadata(), status.getObservedGeneration());
        String text = available ? AVAILABLE : failing ? "ReplicaFailure" : PROGRESSING;
        return new Availability(available ? Phase.AVAILABLE : Phase.PROGRESSING, text, ready, desired);
    }

    private static int mayLack(Deployment deployment, int desired) {
        var strategy = deployment.getSpec().getStrategy();
        if (strategy == null || strategy.getRollingUpdate() == null) {
            return 0;
        }
        return share(strategy.getRollingUpdate().getMaxUnavailable(), desired);
    }

    private static Availability of(StatefulSet set) {
        StatefulSetSpec spec = set.getSpec();
        StatefulSetStatus status = set.getStatus();
        int desired = number(spec.getReplicas(), 1);
        if (status == null) {
            return new Availability(Phase.PROGRESSING, PROGRESSING, 0, desired);
        }
        int ready = number(status.getReadyReplicas(), 0);
        int updated = number(status.getUpdatedReplicas(), 0);
        boolean available = isSeen(set.getMetadata(), status.getObservedGeneration())
                && ready >= desired
                && number(status.getReplicas(), 0) == desired
                && updated >= mustBeNew(spec, desired);
        return simple(available, Math.min(ready, desired), desired);
    }

    /**
     * Pods with an ordinal below the partition keep the old revision, and with OnDelete all pods do until they are
     * deleted.
     */
    private static int mustBeNew(StatefulSetSpec spec, int desired) {
        var strategy = spec.getUpdateStrategy();
        if (strategy == null) {
            return desired;
        }
        if ("OnDelete".equals(strategy.getType())) {
            return 0;
        }
        var rolling = strategy.getRollingUpdate();
        int partition = rolling == null ? 0 : number(rolling.getPartition(), 0);
        return Math.max(0, desired - partition);
    }

    private static Availability of(DaemonSet set) {
        DaemonSetStatus status = set.getStatus();
        if (status == null) {
            return new Availability(Phase.PROGRESSING, PROGRESSING, 0, 0);
        }
        int desired = number(status.getDesiredNumberScheduled(), 0);
        int ready = number(status.getNumberReady(), 0);
        var strategy = set.getSpec().getUpdateStrategy();
        boolean onDelete = strategy != null && "OnDelete".equals(strategy.getType());
        int lack = strategy == null || strategy.getRollingUpdate() == null
                ? 0
                : share(strategy.getRollingUpdate().getMaxUnavailable(), desired);
        boolean available = isSeen(set.getMetadata(), status.getObservedGeneration())
                && (onDelete || number(status.getUpdatedNumberScheduled(), 0) >= desired)
                && ready >= desired - lack;
        return simple(available, ready, desired);
    }

    private static Availability of(Job job) {
        JobStatus status = job.getStatus();
        int desired = number(job.getSpec().getCompletions(), 1);
        if (status == null) {
            return new Availability(Phase.PROGRESSING, PROGRESSING, 0, desired);
        }
        int succeeded = number(status.getSucceeded(), 0);
        if (has(status, "Complete")) {
            return new Availability(Phase.AVAILABLE, "Complete", succeeded, desired);
        }
        return has(status, "Failed")
                ? new Availability(Phase.FAILED, "Failed", succeeded, desired)
                : new Availability(Phase.PROGRESSING, PROGRESSING, succeeded, desired);
    }

    private static boolean has(JobStatus status, String type) {
        return status.getConditions() != null
                && status.getConditions().stream()
                        .anyMatch(
                                condition -> condition.getType().equals(type) && "True".equals(condition.getStatus()));
    }

    /** A pod that is expected to terminate has to succeed; any other pod has to be ready. */
    private static Availability of(Pod pod) {
        String phase = pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
        boolean stays = "Always".equals(pod.getSpec().getRestartPolicy());
        boolean available = phase.equals("Succeeded") || (stays && Pods.isReady(pod));
        if (phase.equals("Failed")) {
            return new Availability(Phase.FAILED, "Failed", 0, 1);
        }
        return simple(available, available ? 1 : 0, 1);
    }

    private static Availability simple(boolean available, int ready, int desired) {
        return available
                ? new Availability(Phase.AVAILABLE, AVAILABLE, ready, desired)
                : new Availability(Phase.PROGRESSING, PROGRESSING, ready, desired);
    }

    private static boolean isSeen(ObjectMeta metadata, @Nullable Long observed) {
        return metadata.getGeneration() == null || (observed != null && observed >= metadata.getGeneration());
    }

    private static int share(@Nullable IntOrString value, int of) {
        if (value == null) {
            return 0;
        }
        if (value.getIntVal() != null) {
            return Math.min(value.getIntVal(), of);
        }
        String percent = value.getStrVal() == null ? "0" : value.getStrVal().replace("%", "");
        return (int) Math.floor(of * Double.parseDouble(percent) / 100);
    }

    private static int number(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }
}
