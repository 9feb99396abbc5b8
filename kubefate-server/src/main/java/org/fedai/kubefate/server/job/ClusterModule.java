package org.fedai.kubefate.server.job;

/**
 * A module of a cluster, as a job saw it.
 *
 * @param status Available, Progressing, ..., with the problem if there is one
 */
record ClusterModule(String clusterUuid, String module, String status) {}
