package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Checks that the namespace of a cluster exists, or creates it. */
@Component
class TargetNamespace {
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

    void ensure(String name, boolean mayCreate) {
        check(name, mayCreate);
        if (mayCreate && namespaces.presence(name) == Namespaces.Presence.ABSENT) {
            namespaces.create(name);
        }
    }
}
