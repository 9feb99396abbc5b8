package org.fedai.kubefate.server.kubernetes.apply;

/** The result of applying an object. */
public enum ApplyOutcome {
    CREATED,
    CHANGED,
    UNCHANGED
}
