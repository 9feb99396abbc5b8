package org.fedai.kubefate.server.kubernetes;

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
    INIT_CONTAINER("init container does not finish", "look at what the init container waits for, and at its log"),
    PROBE_FAILING(
            "container runs but its probe fails",
            "read its log; if it is only slow to start, give the probe more time"),
    NOT_READY("container runs but is not ready", "read its log; it may still be starting"),
    UNSCHEDULABLE(
            "no node can take the pod", "add nodes or lower requests, and check node selectors, affinity and taints"),
    CLAIM_PENDING(
            "volume claim is not bound", "check that the storage class exists and can provision, or supply a volume"),
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

    Reason(String sentence, String advice) {
        this.sentence = sentence;
        this.advice = advice;
    }

    /** What is wrong, without the names. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }
}
