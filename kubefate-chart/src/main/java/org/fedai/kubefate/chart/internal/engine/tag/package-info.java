/** Tags and printed expressions of a program with Go's semantics, bound to what they work on. */
@NullMarked
package org.fedai.kubefate.chart.internal.engine.tag;

import org.jspecify.annotations.NullMarked;
