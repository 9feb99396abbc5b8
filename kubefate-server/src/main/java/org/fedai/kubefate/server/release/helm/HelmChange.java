package org.fedai.kubefate.server.release.helm;

import org.jspecify.annotations.Nullable;

/**
 * What Helm has done to a release of this service.
 *
 * @param last the last record of this service
 * @param newest the newest record now; null if there is none
 */
public record HelmChange(WrittenRecord last, @Nullable HelmRecord newest) {
    /** Whether Helm has uninstalled the release. */
    public boolean isRemoved() {
        return newest == null || newest.status() == HelmStatus.UNINSTALLED;
    }

    /** Whether an operation of Helm is in progress, or was interrupted. */
    public boolean isPending() {
        return newest != null && newest.status().isPending();
    }

    /** For the operator. */
    public String text() {
        String before = "revision " + last.version() + " (" + last.status().text() + ")";
        if (newest == null) {
            return "Helm has uninstalled the release, or its records were deleted; " + before
                    + " was the last one of this service";
        }
        String now = "revision " + newest.version() + " (" + newest.status().text() + ")";
        return isRemoved()
                ? "Helm has uninstalled the release: it has " + now
                : "Helm has changed the release: it has " + now + ", the last one of this service is " + before;
    }
}
