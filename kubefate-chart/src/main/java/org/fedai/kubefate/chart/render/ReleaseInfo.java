package org.fedai.kubefate.chart.render;

/**
 * What {@code .Release} tells templates.
 *
 * @param name the name of the release
 * @param namespace where it is installed
 * @param revision counted from 1
 * @param upgrade whether it replaces an earlier revision
 */
public record ReleaseInfo(String name, String namespace, int revision, boolean upgrade) {
    /**
     * {@return the first revision of a release}
     *
     * @param name the name of the release
     * @param namespace where it is installed
     */
    public static ReleaseInfo install(String name, String namespace) {
        return new ReleaseInfo(name, namespace, 1, false);
    }

    /**
     * {@return a later revision of a release}
     *
     * @param name the name of the release
     * @param namespace where it is installed
     * @param revision counted from 1, which is the install
     */
    public static ReleaseInfo upgrade(String name, String namespace, int revision) {
        return new ReleaseInfo(name, namespace, revision, true);
    }
}
