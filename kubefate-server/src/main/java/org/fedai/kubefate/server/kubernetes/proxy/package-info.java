/** HTTP requests to services inside the cluster, sent through the API server. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.proxy;

import org.jspecify.annotations.NullMarked;
