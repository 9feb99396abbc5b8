package org.fedai.kubefate.chart.render;

import org.fedai.kubefate.chart.Lookup;

/**
 * What a chart is rendered for.
 *
 * @param release what templates see as {@code .Release}
 * @param values laid over the chart's own defaults
 * @param capabilities what templates see as {@code .Capabilities}
 * @param lookup what the function {@code lookup} finds
 */
public record RenderRequest(ReleaseInfo release, Values values, Capabilities capabilities, Lookup lookup) {
    /** The first install of a release with the chart's defaults, for a current Kubernetes of which nothing is known. */
    public static RenderRequest install(String name, String namespace) {
        return of(ReleaseInfo.install(name, namespace));
    }

    /** A release with the chart's defaults, for a current Kubernetes of which nothing is known. */
    public static RenderRequest of(ReleaseInfo release) {
        return new RenderRequest(release, Values.none(), Capabilities.DEFAULT, Lookup.NOTHING);
    }

    public RenderRequest withValues(Values newValues) {
        return new RenderRequest(release, newValues, capabilities, lookup);
    }

    public RenderRequest withCapabilities(Capabilities newCapabilities) {
        return new RenderRequest(release, values, newCapabilities, lookup);
    }

    public RenderRequest withLookup(Lookup newLookup) {
        return new RenderRequest(release, values, capabilities, newLookup);
    }
}
