/** {@code kubefate completion}: scripts for shells, and the words they ask for. */
@NullMarked
package org.fedai.kubefate.cli.command.completion;

import org.jspecify.annotations.NullMarked;
