package org.fedai.kubefate.server.repository;

/** Something could not be downloaded; the message says what was tried and why it failed. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
