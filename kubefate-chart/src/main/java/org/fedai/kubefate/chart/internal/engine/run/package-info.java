/**
 * One rendering while it runs: its state, its limits, its thread, the templates it can call, and how it fails. Knows neither how programs are
 * compiled nor what their tags and expressions do.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.engine.run;

import org.jspecify.annotations.NullMarked;
