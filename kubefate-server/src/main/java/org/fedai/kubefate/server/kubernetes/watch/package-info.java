/** One watch for each kind and namespace, shared by all who look through it. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
