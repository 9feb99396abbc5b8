package org.fedai.kubefate.chart.render;

/**
 * What {@code .Release} tells templates.
 *
 * @param revision counted from 1
 * @param upgrade whether it replaces an earlier revision
 */
public record ReleaseInfo(String name, String namespace, int revision, boolean upgrade) {
    public static ReleaseInfo install(String name, String namespace) {
        return new ReleaseInfo(name, namespace, 1, false);
    }

    /** A later revision of a release. */
    public static ReleaseInfo upgrade(String name, String namespace, int revision) {
        return new ReleaseInfo(name, namespace, revision, true);
    }
}
