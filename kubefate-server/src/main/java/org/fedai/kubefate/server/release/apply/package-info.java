/** Applies the objects of a revision and removes those that are not wanted any more, but never what belongs to somebody else. */
@NullMarked
package org.fedai.kubefate.server.release.apply;

import org.jspecify.annotations.NullMarked;
