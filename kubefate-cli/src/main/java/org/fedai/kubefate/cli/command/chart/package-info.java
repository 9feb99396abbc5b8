/** {@code kubefate chart}: one class per command, and how charts are read. */
@NullMarked
package org.fedai.kubefate.cli.command.chart;

import org.jspecify.annotations.NullMarked;
