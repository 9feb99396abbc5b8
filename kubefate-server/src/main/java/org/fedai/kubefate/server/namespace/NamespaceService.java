package org.fedai.kubefate.server.namespace;

import java.util.Set;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.springframework.stereotype.Service;

/** Lists namespaces, also with permissions in single namespaces only. */
@Service
class NamespaceService {
    private static final String PARTIAL = "the service account of KubeFATE may not list namespaces;"
            + " showing those of its clusters, with status Unknown if they cannot be read";

    private final Namespaces namespaces;
    private final KnownNamespaces known;

    NamespaceService(Namespaces namespaces, KnownNamespaces known) {
        this.namespaces = namespaces;
        this.known = known;
    }

    NamespaceAnswer list() {
        Set<String> names = known.names();
        Namespaces.Seen listing = namespaces.list(names);
        return new NamespaceAnswer(
                "getNamespaceList Success", listing.namespaces(), listing.complete() ? null : PARTIAL);
    }
}
