package org.fedai.kubefate.server.release.history;

/** The status of a revision. */
public enum RevisionStatus {
    /** Recorded, and possibly partly applied. */
    PENDING("Pending"),
    /** The current revision. */
    DEPLOYED("Deployed"),
    /** Replaced by a later revision. */
    SUPERSEDED("Superseded"),
    /** Did not become available; its objects were deleted or replaced. */
    FAILED("Failed"),
    /** Its objects were deleted. */
    REMOVED("Removed");

    private final String label;

    RevisionStatus(String label) {
        this.label = label;
    }

    /** The name for users. */
    public String label() {
        return label;
    }
}
