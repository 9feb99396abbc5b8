/**
 * Charts rendered twice: by this project, and by Helm itself. Both have to give the same objects, field by field, or both refuse.
 */
@NullMarked
package org.fedai.kubefate.chart.parity;

import org.jspecify.annotations.NullMarked;
