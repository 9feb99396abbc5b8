/** Waits until workloads are available, and says why one is not, without the secrets of its release. */
@NullMarked
package org.fedai.kubefate.server.release.readiness;

import org.jspecify.annotations.NullMarked;
