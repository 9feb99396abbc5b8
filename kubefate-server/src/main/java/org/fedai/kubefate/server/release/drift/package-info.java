/** How a release is: whether its workloads are available, and what differs from its applied manifest. */
@NullMarked
package org.fedai.kubefate.server.release.drift;

import org.jspecify.annotations.NullMarked;
