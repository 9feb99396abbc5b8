package org.fedai.kubefate.server.kubernetes;

/** What applying an object did. */
public enum ApplyOutcome {
    CREATED,
    CHANGED,
    UNCHANGED
}
