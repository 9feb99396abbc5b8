package org.fedai.kubefate.server.release.helm;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A release record that is not in Helm's format, or larger than this service reads. The message says what is wrong with it. */
public final class UnreadableRecordException extends KubefateException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        this(message, null);
    }

    UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
