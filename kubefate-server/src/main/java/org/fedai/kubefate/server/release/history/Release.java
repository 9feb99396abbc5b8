package org.fedai.kubefate.server.release.history;

/**
 * A release: what was installed under one name in one namespace.
 *
 * @param uuid under which its revisions are kept; the cluster's, or the job's for the release of an upgrade
 */
public record Release(String uuid, String name, String namespace) {
    /** For people: {@code fate-9999/fate-9999}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
