package org.fedai.kubefate.cli.client;

import java.io.Serializable;
import java.util.Optional;
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
        private final @Nullable Confirmation confirmation;

        Refused(int status, String message) {
            this(status, message, null);
        }

        Refused(int status, String message, @Nullable Confirmation confirmation) {
            super(message, null);
            this.status = status;
            this.confirmation = confirmation;
        }

        /**
         * How the request can be repeated so that it is not refused.
         *
         * @param parameter of the REST interface
         * @param reason why it is refused without it
         */
        public record Confirmation(String parameter, String reason) implements Serializable {}

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** Empty when it cannot, or the service does not say so. */
        public Optional<Confirmation> confirmation() {
            return Optional.ofNullable(confirmation);
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
