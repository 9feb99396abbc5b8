package org.fedai.kubefate.server.cluster;

/** What a cluster is called. */
record NamedCluster(String uuid, String namespace, String name) {}
