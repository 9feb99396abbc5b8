package org.fedai.kubefate.server.release.history;

/** The status of a revision. */
public enum RevisionStatus {
    /** Recorded, and possibly partly applied. */
    PENDING,
    /** The current revision. */
    DEPLOYED,
    /** Replaced by a later revision. */
    SUPERSEDED,
    /** Did not become available; its objects were deleted or replaced. */
    FAILED,
    /** Its objects were deleted. */
    REMOVED
}
