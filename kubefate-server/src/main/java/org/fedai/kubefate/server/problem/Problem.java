package org.fedai.kubefate.server.problem;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.api.ObjectRefusal;
import org.jspecify.annotations.Nullable;

/** A request that is rejected. The message says why and what would be right. */
public final class Problem extends KubefateException {
    private static final long serialVersionUID = 1L;

    /** The kind of rejection. */
    public enum Kind {
        /** The request is malformed. */
        MALFORMED,
        /** The request is well-formed but invalid. */
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        /** The object does not exist or has been deleted. */
        NOT_FOUND,
        /** The object already exists or is busy. */
        CONFLICT,
        TOO_LARGE,
        /** The body of the request arrives too slowly. */
        TOO_SLOW,
        TOO_MANY,
        /** Something that the service requires is unavailable. */
        UNAVAILABLE
    }

    /**
     * How a request can be confirmed.
     *
     * @param parameter the query parameter, or the key of the body, that confirms it with the value {@code true}
     * @param reason why confirmation is required; the message without the advice
     */
    public record Confirmation(String parameter, String reason) implements Serializable {}

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final @Nullable Confirmation confirmation;
    private final List<ObjectRefusal> refusals;

    public Problem(Kind kind, String message) {
        this(kind, message, null, null, null, List.of());
    }

    public Problem(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null, null, List.of());
    }

    private Problem(
            Kind kind,
            String message,
            @Nullable Throwable cause,
            @Nullable Duration retryAfter,
            @Nullable Confirmation confirmation,
            List<ObjectRefusal> refusals) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.confirmation = confirmation;
        this.refusals = List.copyOf(refusals);
    }

    public static Problem malformed(String message) {
        return new Problem(Kind.MALFORMED, message);
    }

    public static Problem invalid(String message) {
        return new Problem(Kind.INVALID, message);
    }

    /** What Kubernetes would not accept. */
    public static Problem refused(String message, List<ObjectRefusal> refusals) {
        return new Problem(Kind.INVALID, message, null, null, null, refusals);
    }

    public static Problem notFound(String message) {
        return new Problem(Kind.NOT_FOUND, message);
    }

    public static Problem conflict(String message) {
        return new Problem(Kind.CONFLICT, message);
    }

    /**
     * A conflict that the client can confirm.
     *
     * @param advice how to confirm it in the REST API
     */
    public static Problem unconfirmed(Confirmation confirmation, String advice) {
        return new Problem(Kind.CONFLICT, confirmation.reason() + "; " + advice, null, null, confirmation, List.of());
    }

    public static Problem tooMany(String message, Duration retryAfter) {
        return new Problem(Kind.TOO_MANY, message, null, retryAfter, null, List.of());
    }

    public static Problem unavailable(String message, Duration retryAfter) {
        return new Problem(Kind.UNAVAILABLE, message, null, retryAfter, null, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** When the same request may be retried; null if retrying does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Null if the request cannot be confirmed. */
    public @Nullable Confirmation confirmation() {
        return confirmation;
    }

    /** What Kubernetes would not accept; empty if that is not the problem. */
    public List<ObjectRefusal> refusals() {
        return refusals;
    }
}
