/** What tests of several rooms share. */
@NullMarked
package org.fedai.kubefate.chart.testing;

import org.jspecify.annotations.NullMarked;
