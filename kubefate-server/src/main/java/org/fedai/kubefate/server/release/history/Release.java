package org.fedai.kubefate.server.release.history;

/**
 * A release: the installation of a chart with a name in a namespace.
 *
 * @param uuid the UUID under which its revisions are stored: that of the cluster, or that of the job for the release of a migration
 */
public record Release(String uuid, String name, String namespace) {
    /** For messages: {@code fate-9999/fate-9999}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
