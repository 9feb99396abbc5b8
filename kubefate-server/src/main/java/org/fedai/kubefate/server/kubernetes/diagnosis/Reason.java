package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Duration;

/** Why a workload does not come up, and what its operator can do about it. The same words in the API, the command line and the docs. */
public enum Reason {
    IMAGE_PULL(
            "image cannot be pulled",
            "check the image's name and tag, the registry's address and the image pull secret"),
    CRASH_LOOP(
            "container keeps crashing",
            "read its log (kubefate cluster logs --previous) and correct its configuration"),
    OUT_OF_MEMORY("container was killed for using too much memory", "raise its memory limit"),
    CONTAINER_CREATION(
            "container cannot be started", "correct the command, mounts or security settings named in the message"),
    CONFIG_MISSING("a ConfigMap, Secret or one of its keys is missing", "create it, or correct the name"),
    VOLUME_MOUNT("a volume cannot be mounted", "check that the volume, its storage and the objects it names exist"),
    INIT_CONTAINER("init container does not finish", "look at what it waits for, and at its log", 10),
    INIT_CONTAINER_FAILING("init container fails", "read its log and correct what it needs"),
    PROBE_FAILING(
            "container runs but its probe fails",
            "read its log; if it is only slow to start, give the probe more time"),
    NOT_READY("container runs but is not ready", "read its log; it may still be starting", 3),
    NOT_STARTED(
            "the node has the pod but does not start it", "check the kubelet of the node and the events of the pod", 3),
    UNSCHEDULABLE(
            "no node can take the pod",
            "add nodes or lower requests, and check node selectors, affinity and taints",
            1),
    CLAIM_PENDING(
            "volume claim is not bound",
            "check that its storage class exists and can provision, or supply a volume",
            1),
    QUOTA_EXCEEDED("resource quota of the namespace is exceeded", "raise the quota or lower what the pods request"),
    POD_REFUSED(
            "Kubernetes refuses to create the pod",
            "correct what the message names: security policy, service account or webhook"),
    EVICTED(
            "pod was evicted from its node",
            "free memory or disk on the node, or set requests so that the pod is spared"),
    NODE_LOST("the node of the pod does not answer", "check the node; its pods move when it is removed"),
    DEADLINE("workload made no progress within its deadline", "look at its pods and events"),
    JOB_FAILED("job gave up", "read the log of its pods, then delete the job to try again"),
    POD_FAILED("pod ended in failure", "read its log");

    private final String sentence;
    private final String advice;
    private final Duration patience;

    Reason(String sentence, String advice) {
        this(sentence, advice, 0);
    }

    Reason(String sentence, String advice, int patienceSeconds) {
        this.sentence = sentence;
        this.advice = advice;
        this.patience = Duration.ofSeconds(patienceSeconds);
    }

    /** What is wrong, without the names. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** How long it may last before it is worth a word: what every pod goes through is no ailment. */
    Duration patience() {
        return patience;
    }
}
