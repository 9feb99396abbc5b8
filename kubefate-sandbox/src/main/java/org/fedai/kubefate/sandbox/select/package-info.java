/** Choosing objects by labels and by fields. */
@NullMarked
package org.fedai.kubefate.sandbox.select;

import org.jspecify.annotations.NullMarked;
