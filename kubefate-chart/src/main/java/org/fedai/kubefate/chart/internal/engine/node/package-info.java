/** Nodes of Jinja's expressions with Go's semantics: variables, fields, methods and calls, bound to what they name. */
@NullMarked
package org.fedai.kubefate.chart.internal.engine.node;

import org.jspecify.annotations.NullMarked;
