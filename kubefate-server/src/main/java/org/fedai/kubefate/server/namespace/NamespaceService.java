package org.fedai.kubefate.server.namespace;

import java.util.Set;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.springframework.stereotype.Service;

/** Lists namespaces, with rights on single ones only as well. */
@Service
class NamespaceService {
    private static final String PARTIAL = "the service account of KubeFATE may not list namespaces:"
            + " shown are those of its clusters, and what may not be read of them is Unknown";

    private final Namespaces namespaces;
    private final KnownNamespaces known;

    NamespaceService(Namespaces namespaces, KnownNamespaces known) {
        this.namespaces = namespaces;
        this.known = known;
    }

    NamespaceAnswer list() {
        Set<String> names = known.names();
        Namespaces.Seen seen = namespaces.list(names);
        return new NamespaceAnswer("getNamespaceList Success", seen.namespaces(), seen.complete() ? null : PARTIAL);
    }
}
