/** Label and field selectors. */
@NullMarked
package org.fedai.kubefate.sandbox.select;

import org.jspecify.annotations.NullMarked;
