package org.fedai.kubefate.chart;

/**
 * The Helm whose functions and rules hold when a chart is rendered. Both read the same charts. What Helm 4 renders in another way is
 * listed in {@code docs/templates.md}.
 */
public enum HelmVersion {
    /** Helm 3, with which most charts are tested. */
    V3,
    /** Helm 4. */
    V4
}
