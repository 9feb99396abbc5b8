/** Static checks of charts. */
@NullMarked
package org.fedai.kubefate.cli.lint;

import org.jspecify.annotations.NullMarked;
