/**
 * Turns the tree of a template into a Jinja program. Lines of the program are those of the source, so that the two can be read side by side.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.translate;

import org.jspecify.annotations.NullMarked;
