/** The object store and its change log. Returned trees are shared and must not be modified; modify a copy. */
@NullMarked
package org.fedai.kubefate.sandbox.store;

import org.jspecify.annotations.NullMarked;
