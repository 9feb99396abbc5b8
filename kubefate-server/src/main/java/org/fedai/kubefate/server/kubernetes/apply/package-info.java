/** Applies, replaces and deletes objects. All operations are idempotent. */
@NullMarked
package org.fedai.kubefate.server.kubernetes.apply;

import org.jspecify.annotations.NullMarked;
