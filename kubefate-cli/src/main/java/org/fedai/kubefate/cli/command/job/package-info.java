/** {@code kubefate job}: one class per command. */
@NullMarked
package org.fedai.kubefate.cli.command.job;

import org.jspecify.annotations.NullMarked;
