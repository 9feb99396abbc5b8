/** {@code kubefate supportbundle}. */
@NullMarked
package org.fedai.kubefate.cli.command.supportbundle;

import org.jspecify.annotations.NullMarked;
