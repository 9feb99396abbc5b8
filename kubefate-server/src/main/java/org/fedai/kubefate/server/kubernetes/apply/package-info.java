/** Brings objects into the cluster, changes and removes them. Every call may be repeated without harm. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.apply;

import org.jspecify.annotations.NullMarked;
