package org.fedai.kubefate.server.kubernetes.apply;

/** What applying an object did. */
public enum ApplyOutcome {
    CREATED,
    CHANGED,
    UNCHANGED
}
