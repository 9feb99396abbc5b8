package org.fedai.kubefate.server.namespace;

import java.util.Set;

/** The namespaces of clusters, used if the service may not list namespaces. */
public interface KnownNamespaces {
    Set<String> names();
}
