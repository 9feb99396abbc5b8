/**
 * The cluster.yaml of a user: read and checked.
 */
@NullMarked
package org.fedai.kubefate.common.spec;

import org.jspecify.annotations.NullMarked;
