/** {@code kubefate audit}. */
@NullMarked
package org.fedai.kubefate.cli.command.audit;

import org.jspecify.annotations.NullMarked;
