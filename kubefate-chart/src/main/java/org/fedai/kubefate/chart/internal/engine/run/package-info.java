/**
 * A running rendering: its state, limits, thread, callable templates and failures. Does not depend on how programs are
 * compiled or on what their tags and expressions do.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.engine.run;

import org.jspecify.annotations.NullMarked;
