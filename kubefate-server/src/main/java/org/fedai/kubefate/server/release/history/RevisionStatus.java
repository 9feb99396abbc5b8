package org.fedai.kubefate.server.release.history;

/** Where a revision of a release stands. */
public enum RevisionStatus {
    /** Recorded, and perhaps partly applied. */
    PENDING,
    /** The one that runs. */
    DEPLOYED,
    /** Replaced by a later one. */
    SUPERSEDED,
    /** Did not come up; its objects were removed, or replaced by those of another. */
    FAILED,
    /** Its objects were removed. */
    REMOVED
}
