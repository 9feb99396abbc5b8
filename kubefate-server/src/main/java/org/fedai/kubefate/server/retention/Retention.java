package org.fedai.kubefate.server.retention;

/** Deletes what a feature no longer keeps. */
public interface Retention {
    /**
     * Deletes a portion, in short transactions. Called again until nothing is left to delete.
     *
     * @return how many were deleted
     */
    int prune();
}
