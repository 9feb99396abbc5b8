/** The command {@code kubefate}: a client of the REST service, and chart tools that need no service. */
@NullMarked
package org.fedai.kubefate.cli;

import org.jspecify.annotations.NullMarked;
