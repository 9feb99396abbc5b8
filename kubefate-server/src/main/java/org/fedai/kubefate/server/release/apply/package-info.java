/** Applies the objects of a revision and deletes obsolete ones, but never objects of others. */
@NullMarked
package org.fedai.kubefate.server.release.apply;

import org.jspecify.annotations.NullMarked;
