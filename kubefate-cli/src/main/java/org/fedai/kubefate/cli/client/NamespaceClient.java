package org.fedai.kubefate.cli.client;

import java.util.List;
import org.fedai.kubefate.common.api.Namespace;

/** The namespaces that are visible to the service. */
public final class NamespaceClient {
    private final Rest rest;

    NamespaceClient(Rest rest) {
        this.rest = rest;
    }

    public List<Namespace> list() {
        return rest.list(Namespace.class, rest.to("namespace/"));
    }
}
