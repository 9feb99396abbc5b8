/** {@code kubefate completion}: completion scripts for shells, and the candidates they query. */
@NullMarked
package org.fedai.kubefate.cli.command.completion;

import org.jspecify.annotations.NullMarked;
