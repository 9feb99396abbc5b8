package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Checks that the namespace of a cluster exists, or creates it. */
@Component
class TargetNamespace {
    private static final String RECREATED = "namespace-created-again";

    private final Namespaces namespaces;

    TargetNamespace(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * Checks without changing anything.
     *
     * @throws Problem if nothing can be installed in the namespace
     */
    void check(String name, boolean mayCreate) {
        switch (namespaces.presence(name)) {
            case TERMINATING ->
                throw Problem.conflict("namespace " + name + " is being deleted; try again after it has been deleted");
            case ABSENT -> {
                if (!mayCreate) {
                    throw Problem.invalid("namespace " + name + " does not exist; create it (kubectl create namespace "
                            + name + ") or let KubeFATE create it with --create-namespace (create_namespace=true)");
                }
            }
            case ACTIVE, UNKNOWN -> {}
        }
    }

    /**
     * Creates the namespace of an existing cluster again if somebody has deleted it.
     *
     * @return whether this job, in this or an earlier attempt, has created it
     * @throws Problem if it is being deleted
     */
    boolean restore(String name, RunningJob<?> job) {
        check(name, true);
        if (namespaces.presence(name) == Namespaces.Presence.ABSENT) {
            job.recordOnce(
                    RECREATED, "namespace " + name + " was deleted, with the data of its volumes; creating it again");
            job.checkpoint();
            namespaces.create(name);
        }
        return job.isRecorded(RECREATED);
    }

    void ensure(String name, boolean mayCreate) {
        check(name, mayCreate);
        if (mayCreate && namespaces.presence(name) == Namespaces.Presence.ABSENT) {
            namespaces.create(name);
        }
    }
}
