package org.fedai.kubefate.cli.client;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A call to the service that did not succeed. */
public abstract sealed class ClientException extends KubefateException {
    private static final long serialVersionUID = 1L;

    private ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The service answered, and said no. */
    public static final class Refused extends ClientException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message, null);
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /** The service does not know who asks. */
    public static final class NotLoggedIn extends ClientException {
        private static final long serialVersionUID = 1L;

        NotLoggedIn(String message) {
            super(message, null);
        }
    }

    /** There was no answer, or none that a KubeFATE service gives. */
    public static final class Unreachable extends ClientException {
        private static final long serialVersionUID = 1L;

        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
