package org.fedai.kubefate.server.namespace;

import java.util.Set;

/** The namespaces the service has something to do with, for when Kubernetes does not let it list them. */
public interface KnownNamespaces {
    Set<String> names();
}
