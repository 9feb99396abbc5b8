package org.fedai.kubefate.chart;

/**
 * The version of Helm whose functions and rules apply when a chart is rendered. Both read the same charts. The differences of Helm 4 are
 * listed in {@code docs/templates.md}.
 */
public enum HelmVersion {
    /** Helm 3, with which most charts are tested. */
    V3,
    /** Helm 4. */
    V4
}
