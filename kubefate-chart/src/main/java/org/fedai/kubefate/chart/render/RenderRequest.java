package org.fedai.kubefate.chart.render;

import org.fedai.kubefate.chart.Lookup;

/**
 * The input of a rendering.
 *
 * @param release what templates see as {@code .Release}
 * @param values merged into the default values of the chart
 * @param capabilities what templates see as {@code .Capabilities}
 * @param lookup the objects that the function {@code lookup} finds
 */
public record RenderRequest(ReleaseInfo release, Values values, Capabilities capabilities, Lookup lookup) {
    /**
     * {@return the install of a release with the default values of the chart, for a current Kubernetes with default capabilities}
     *
     * @param name the name of the release
     * @param namespace the namespace of the release
     */
    public static RenderRequest install(String name, String namespace) {
        return of(ReleaseInfo.install(name, namespace));
    }

    /**
     * {@return a revision of a release with the default values of the chart, for a current Kubernetes with default capabilities}
     *
     * @param release what templates see as {@code .Release}
     */
    public static RenderRequest of(ReleaseInfo release) {
        return new RenderRequest(release, Values.none(), Capabilities.DEFAULT, Lookup.NOTHING);
    }

    /**
     * {@return a copy with other values}
     *
     * @param newValues the new values
     */
    public RenderRequest withValues(Values newValues) {
        return new RenderRequest(release, newValues, capabilities, lookup);
    }

    /**
     * {@return a copy for another Kubernetes}
     *
     * @param newCapabilities what templates see as {@code .Capabilities}
     */
    public RenderRequest withCapabilities(Capabilities newCapabilities) {
        return new RenderRequest(release, values, newCapabilities, lookup);
    }

    /**
     * {@return a copy with another {@code lookup}}
     *
     * @param newLookup finds objects for the function
     */
    public RenderRequest withLookup(Lookup newLookup) {
        return new RenderRequest(release, values, capabilities, newLookup);
    }
}
