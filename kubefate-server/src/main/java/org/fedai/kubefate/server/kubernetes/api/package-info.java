/** Requests to the API server and their errors: discovery, namespaces, version and capabilities. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.api;

import org.jspecify.annotations.NullMarked;
