/** Reads and follows container logs. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.logs;

import org.jspecify.annotations.NullMarked;
