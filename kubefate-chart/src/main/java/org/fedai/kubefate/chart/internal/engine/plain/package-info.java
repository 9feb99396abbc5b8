/** Templates written in Jinja, {@code .j2} files: rendered by Jinjava with Jinja's own meaning, within limits and without other files. */
@NullMarked
package org.fedai.kubefate.chart.internal.engine.plain;

import org.jspecify.annotations.NullMarked;
