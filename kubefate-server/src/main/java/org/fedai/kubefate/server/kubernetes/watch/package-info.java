/** One watch per kind and namespace, shared by all subscribers. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
