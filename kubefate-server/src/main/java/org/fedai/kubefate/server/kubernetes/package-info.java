/**
 * All that is done with Kubernetes, and the only package that imports its client. It offers
 *
 * <ul>
 *   <li>{@link org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects}: apply, find, delete and list objects;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.diagnosis.Workloads}: watch workloads until they are available, with the reasons when they
 *       are not;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster}: what runs of a cluster right now;
 *   <li>{@link org.fedai.kubefate.server.kubernetes.logs.PodLogs}, {@link org.fedai.kubefate.server.kubernetes.api.Namespaces} and
 *       {@link org.fedai.kubefate.server.kubernetes.api.KubernetesServer}.
 * </ul>
 *
 * Every failure is a {@link org.fedai.kubefate.server.kubernetes.api.KubernetesException}. Nothing here needs a right beyond the namespaces it
 * is asked about; what a missing right takes away is said, not thrown.
 */
@NullMarked
package org.fedai.kubefate.server.kubernetes;

import org.jspecify.annotations.NullMarked;
