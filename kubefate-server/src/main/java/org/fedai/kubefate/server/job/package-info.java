/**
 * Jobs: written with the request, run by any replica, taken over when a worker dies, stopped on request.
 */
@NullMarked
package org.fedai.kubefate.server.job;

import org.jspecify.annotations.NullMarked;
