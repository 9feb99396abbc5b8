/** The charts of this project, held against Helm, against their own examples and against the charts of the Go project. */
@NullMarked
package org.fedai.kubefate.common.charts;

import org.jspecify.annotations.NullMarked;
