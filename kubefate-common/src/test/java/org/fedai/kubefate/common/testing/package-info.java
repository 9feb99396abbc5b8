/** What tests of several rooms share. */
@NullMarked
package org.fedai.kubefate.common.testing;

import org.jspecify.annotations.NullMarked;
