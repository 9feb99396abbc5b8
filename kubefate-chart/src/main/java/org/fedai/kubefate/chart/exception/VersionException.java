package org.fedai.kubefate.chart.exception;

import java.util.Objects;

/** A text that is no semantic version, or no constraint on one; says why in the words of Helm's library. */
public final class VersionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what is wrong with it
     */
    public VersionException(String message) {
        super(message);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
