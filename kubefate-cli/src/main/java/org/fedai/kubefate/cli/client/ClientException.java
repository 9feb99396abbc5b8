package org.fedai.kubefate.cli.client;

import java.io.Serializable;
import java.util.Optional;
import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A request to the service failed. */
public abstract sealed class ClientException extends KubefateException {
    private static final long serialVersionUID = 1L;

    private ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The service rejected the request. */
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

        /** Empty if the request cannot be confirmed. */
        public Optional<Confirmation> confirmation() {
            return Optional.ofNullable(confirmation);
        }
    }

    /** The service did not accept the login or token. */
    public static final class NotLoggedIn extends ClientException {
        private static final long serialVersionUID = 1L;

        NotLoggedIn(String message) {
            super(message, null);
        }
    }

    /** There was no response, or it was not from a KubeFATE service. */
    public static final class Unreachable extends ClientException {
        private static final long serialVersionUID = 1L;

        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
