/** Requests to the API server and what they may fail with: paths of kinds, namespaces, the server itself. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.api;

import org.jspecify.annotations.NullMarked;
