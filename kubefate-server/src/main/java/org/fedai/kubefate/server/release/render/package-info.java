/** Renders a chart and a cluster.yaml to the objects of a revision. */
@NullMarked
package org.fedai.kubefate.server.release.render;

import org.jspecify.annotations.NullMarked;
