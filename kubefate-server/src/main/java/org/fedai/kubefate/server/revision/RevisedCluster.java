package org.fedai.kubefate.server.revision;

import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;

/**
 * A cluster, also a deleted one, whose revisions are read.
 *
 * @param busyWith the UUID of the job that is changing it; null if none is
 * @param pruned the highest number of a revision that was deleted because there were too many; 0 if none was
 */
public record RevisedCluster(Release release, @Nullable String busyWith, int pruned) {}
