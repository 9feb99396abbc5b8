/** Turns a chart and a cluster.yaml into the objects of a revision. */
@NullMarked
package org.fedai.kubefate.server.release.render;

import org.jspecify.annotations.NullMarked;
