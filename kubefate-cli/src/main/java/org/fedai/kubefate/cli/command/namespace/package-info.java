/** {@code kubefate namespace}. */
@NullMarked
package org.fedai.kubefate.cli.command.namespace;

import org.jspecify.annotations.NullMarked;
