/**
 * Jobs: stored with the request, run by any replica, taken over if a worker dies, stopped on request.
 */
@NullMarked
package org.fedai.kubefate.server.job;

import org.jspecify.annotations.NullMarked;
