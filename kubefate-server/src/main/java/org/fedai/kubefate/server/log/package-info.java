/** The logs of a cluster's containers: read once or followed. */
@NullMarked
package org.fedai.kubefate.server.log;

import org.jspecify.annotations.NullMarked;
