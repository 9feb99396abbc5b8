/**
 * The functions of Helm's templates that depend only on their arguments. {@link FunctionLibrary} lists them; each topic has a
 * class whose registration block names its functions with their parameters. Arguments, results and refusals are those of Go.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.function;

import org.jspecify.annotations.NullMarked;
