/**
 * What an expression of a program can call: the functions of text/template itself and those that need more than their arguments, such as
 * {@code include}. {@link org.fedai.kubefate.chart.internal.engine.builtin.Functions} joins them with those of sprig and Helm.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.engine.builtin;

import org.jspecify.annotations.NullMarked;
