/** The clock of the sandbox: the system clock, or one that tests control. */
@NullMarked
package org.fedai.kubefate.sandbox.time;

import org.jspecify.annotations.NullMarked;
