/** Time as the sandbox sees it: the real one, or one that tests move by hand. */
@NullMarked
package org.fedai.kubefate.sandbox.time;

import org.jspecify.annotations.NullMarked;
