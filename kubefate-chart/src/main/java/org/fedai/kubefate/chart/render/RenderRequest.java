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
    /**
     * {@return the first install of a release with the chart's defaults, for a current Kubernetes of which nothing is known}
     *
     * @param name the name of the release
     * @param namespace where it is installed
     */
    public static RenderRequest install(String name, String namespace) {
        return of(ReleaseInfo.install(name, namespace));
    }

    /**
     * {@return a revision of a release with the chart's defaults, for a current Kubernetes of which nothing is known}
     *
     * @param release what templates see as {@code .Release}
     */
    public static RenderRequest of(ReleaseInfo release) {
        return new RenderRequest(release, Values.none(), Capabilities.DEFAULT, Lookup.NOTHING);
    }

    /**
     * {@return this request with other values}
     *
     * @param newValues in place of those it had
     */
    public RenderRequest withValues(Values newValues) {
        return new RenderRequest(release, newValues, capabilities, lookup);
    }

    /**
     * {@return this request for another Kubernetes}
     *
     * @param newCapabilities what templates see as {@code .Capabilities}
     */
    public RenderRequest withCapabilities(Capabilities newCapabilities) {
        return new RenderRequest(release, values, newCapabilities, lookup);
    }

    /**
     * {@return this request with another {@code lookup}}
     *
     * @param newLookup what the function finds
     */
    public RenderRequest withLookup(Lookup newLookup) {
        return new RenderRequest(release, values, capabilities, newLookup);
    }
}
