/** The chapter YAML, JSON, TOML of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.formats;

import org.jspecify.annotations.NullMarked;
