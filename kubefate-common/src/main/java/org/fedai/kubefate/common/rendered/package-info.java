/**
 * What a chart makes of a cluster.yaml, looked at for mistakes that show only there. Knows objects, and not how they are rendered.
 */
@NullMarked
package org.fedai.kubefate.common.rendered;

import org.jspecify.annotations.NullMarked;
