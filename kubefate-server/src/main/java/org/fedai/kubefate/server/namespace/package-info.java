/**
 * The namespaces of Kubernetes.
 */
@NullMarked
package org.fedai.kubefate.server.namespace;

import org.jspecify.annotations.NullMarked;
