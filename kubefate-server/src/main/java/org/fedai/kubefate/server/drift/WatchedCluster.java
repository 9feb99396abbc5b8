package org.fedai.kubefate.server.drift;

import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that is to be watched.
 *
 * @param revision the deployed revision; 0 if there is none
 * @param busyWith the job that is changing it; null if none
 * @param seen whether what was seen of it was recorded since its last job
 */
public record WatchedCluster(
        Release release, int revision, @Nullable String busyWith, boolean seen) {
    public String uuid() {
        return release.uuid();
    }
}
