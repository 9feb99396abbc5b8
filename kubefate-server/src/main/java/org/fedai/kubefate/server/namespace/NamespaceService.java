package org.fedai.kubefate.server.namespace;

import java.util.List;
import java.util.Set;
import org.fedai.kubefate.common.api.Namespace;
import org.fedai.kubefate.server.kubernetes.Namespaces;
import org.springframework.stereotype.Service;

/** Lists namespaces, with rights on single ones only as well. */
@Service
class NamespaceService {
    private final Namespaces namespaces;
    private final KnownNamespaces known;

    NamespaceService(Namespaces namespaces, KnownNamespaces known) {
        this.namespaces = namespaces;
        this.known = known;
    }

    List<Namespace> list() {
        Set<String> names = known.names();
        return namespaces.list(names);
    }
}
