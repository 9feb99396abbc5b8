/**
 * The syntax of Helm's templates, which is that of Go's text/template: source text becomes a small tree of statements and expressions.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.syntax;

import org.jspecify.annotations.NullMarked;
