package org.fedai.kubefate.chart.internal.engine.node;

import org.fedai.kubefate.chart.internal.engine.run.Site;

/** A node that knows where it comes from. */
public interface Sited {
    Site site();
}
