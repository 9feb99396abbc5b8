package org.fedai.kubefate.chart.exception;

import java.util.Objects;

/** An invalid semantic version or version constraint, with the message of Helm's library. */
public final class VersionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message the error
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
