package org.fedai.kubefate.chart.render;

/**
 * The content of {@code .Release}.
 *
 * @param name the name of the release
 * @param namespace the namespace of the release
 * @param revision counted from 1
 * @param upgrade whether it replaces an earlier revision
 */
public record ReleaseInfo(String name, String namespace, int revision, boolean upgrade) {
    /**
     * {@return the first revision of a release}
     *
     * @param name the name of the release
     * @param namespace the namespace of the release
     */
    public static ReleaseInfo install(String name, String namespace) {
        return new ReleaseInfo(name, namespace, 1, false);
    }

    /**
     * {@return a later revision of a release}
     *
     * @param name the name of the release
     * @param namespace the namespace of the release
     * @param revision counted from 1, the install
     */
    public static ReleaseInfo upgrade(String name, String namespace, int revision) {
        return new ReleaseInfo(name, namespace, revision, true);
    }
}
