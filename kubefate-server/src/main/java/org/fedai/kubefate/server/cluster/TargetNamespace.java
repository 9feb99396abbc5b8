package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Sees to it that there is a namespace to install into. */
@Component
class TargetNamespace {
    private final Namespaces namespaces;

    TargetNamespace(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws Problem when it could not be installed into it
     */
    void check(String name, boolean mayCreate) {
        switch (namespaces.presence(name)) {
            case TERMINATING ->
                throw Problem.conflict("namespace " + name + " is being deleted; try again when it is gone");
            case ABSENT -> {
                if (!mayCreate) {
                    throw Problem.invalid("namespace " + name + " is not there; create it (kubectl create namespace "
                            + name + ") or ask for it with --create-namespace (create_namespace=true)");
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
