/**
 * Clusters: the requests of users, and the jobs that execute them.
 */
@NullMarked
package org.fedai.kubefate.server.cluster;

import org.jspecify.annotations.NullMarked;
