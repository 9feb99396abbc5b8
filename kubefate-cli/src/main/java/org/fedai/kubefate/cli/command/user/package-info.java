/** {@code kubefate user}, {@code login} and {@code logout}. */
@NullMarked
package org.fedai.kubefate.cli.command.user;

import org.jspecify.annotations.NullMarked;
