/**
 * All access to Kubernetes; the only package that imports its client library. It contains
 *
 * <ul>
 *   <li>{@link org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects}: apply, find, delete and list objects;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.diagnosis.Workloads}: watch workloads until they are available, with the reasons when they
 *       are not;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster}: the live state of a cluster;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy}: HTTP requests to services inside the cluster;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.logs.PodLogs}, {@link org.fedai.kubefate.server.kubernetes.api.Namespaces} and
 *       {@link org.fedai.kubefate.server.kubernetes.api.KubernetesServer}.
 * </ul>
 *
 * Every failure is a {@link org.fedai.kubefate.server.kubernetes.api.KubernetesException}. Nothing here requires permissions beyond the given namespaces; missing permissions for optional information are reported, not thrown.
 */
@NullMarked
package org.fedai.kubefate.server.kubernetes;

import org.jspecify.annotations.NullMarked;
