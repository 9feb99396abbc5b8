/** Waits until workloads are available, and reports why one is not, with secrets masked. */
@NullMarked
package org.fedai.kubefate.server.release.readiness;

import org.jspecify.annotations.NullMarked;
