package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Duration;
import org.fedai.kubefate.server.kubernetes.api.Denial;

/**
 * Why a workload is not ready, and what the operator can do about it. API, command line and documentation use the same
 * words.
 */
public enum Reason {
    IMAGE_PULL(
            "image cannot be pulled", "check the image name and tag, the registry address and the image pull secret"),
    CRASH_LOOP(
            "container keeps crashing",
            "check its log (kubefate cluster logs --previous) and correct its configuration"),
    OUT_OF_MEMORY("container was killed because it exceeded its memory limit", "increase the memory limit"),
    CONTAINER_CREATION(
            "container cannot be started", "correct the command, mounts or security settings named in the message"),
    CONFIG_MISSING("a ConfigMap, a Secret or one of its keys is missing", "create it, or correct the name"),
    VOLUME_MOUNT("a volume cannot be mounted", "check that the volume, its storage and the objects it refers to exist"),
    INIT_CONTAINER_RUNNING("init container has not completed", "check what it waits for, and its log", 10),
    INIT_CONTAINER_FAILING("init container is failing", "check its log and correct what it depends on"),
    PROBE_FAILING(
            "container is running but its probe fails",
            "check its log; if it only starts slowly, allow the probe more time"),
    NOT_READY("container is running but not ready", "check its log; it may still be starting", 3),
    NOT_STARTED(
            "pod is scheduled but has not been started", "check the kubelet of the node and the events of the pod", 3),
    UNSCHEDULABLE(
            "pod cannot be scheduled",
            "add nodes or lower the requests, and check node selectors, affinity and taints",
            1),
    CLAIM_PENDING(
            "PersistentVolumeClaim is not bound",
            "check that its storage class exists and can provision volumes, or provide a volume",
            1),
    QUOTA_EXCEEDED(
            "resource quota of the namespace is exceeded", "increase the quota or lower the requests of the " + "pods"),
    LIMIT_EXCEEDED("pod is outside of a LimitRange of the namespace", Denial.LIMIT_RANGE.advice()),
    INSECURE("pod is not allowed by the pod security of the namespace", Denial.POD_SECURITY.advice()),
    DENIED("pod was denied by an admission webhook or policy", Denial.WEBHOOK.advice()),
    POD_REJECTED("pod was rejected by Kubernetes", "correct what the message names, such as the service account"),
    EVICTED(
            "pod was evicted from its node",
            "free memory or disk space on the node, or set requests that protect the pod from eviction"),
    NODE_LOST("node of the pod is not responding", "check the node; its pods are rescheduled when it is removed"),
    DEADLINE("progress deadline exceeded", "check the pods and events of the workload"),
    JOB_FAILED("job failed", "check the log of its pods, then delete the job to retry"),
    POD_FAILED("pod failed", "check its log");

    private final String sentence;
    private final String advice;
    private final Duration gracePeriod;

    Reason(String sentence, String advice) {
        this(sentence, advice, 0);
    }

    Reason(String sentence, String advice, int gracePeriodSeconds) {
        this.sentence = sentence;
        this.advice = advice;
        this.gracePeriod = Duration.ofSeconds(gracePeriodSeconds);
    }

    /** What is wrong, without names of objects. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** How long it may last before it is reported: states that every pod passes through are not problems. */
    Duration gracePeriod() {
        return gracePeriod;
    }
}
