/** How far workloads have come up, and why they have not. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.diagnosis;

import org.jspecify.annotations.NullMarked;
