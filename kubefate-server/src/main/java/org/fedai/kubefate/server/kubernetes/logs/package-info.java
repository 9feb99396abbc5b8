/** Logs of containers, read and followed. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.logs;

import org.jspecify.annotations.NullMarked;
