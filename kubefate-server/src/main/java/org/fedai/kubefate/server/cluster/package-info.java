/**
 * Clusters: what users ask for, and the jobs that make it so.
 */
@NullMarked
package org.fedai.kubefate.server.cluster;

import org.jspecify.annotations.NullMarked;
