/** {@code kubefate cluster}: one class per command. */
@NullMarked
package org.fedai.kubefate.cli.command.cluster;

import org.jspecify.annotations.NullMarked;
