package org.fedai.kubefate.chart.internal.engine;

/** A node that knows where it comes from. */
interface Sited {
    Site site();
}
