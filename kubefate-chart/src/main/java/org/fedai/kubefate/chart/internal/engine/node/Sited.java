package org.fedai.kubefate.chart.internal.engine.node;

import org.fedai.kubefate.chart.internal.engine.run.Site;

/** A node with its place in the source. */
public interface Sited {
    Site site();
}
