/** The status of workloads, and why they are not available. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.diagnosis;

import org.jspecify.annotations.NullMarked;
