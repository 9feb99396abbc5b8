package org.fedai.kubefate.server.kubernetes.api;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** Kubernetes refused, or could not be asked. The message says what was asked of which object and what to do about the answer. */
public class KubernetesException extends KubefateException {
    private static final long serialVersionUID = 1L;

    /** What sort of refusal it is, for callers that decide by it. */
    public enum Kind {
        /** No answer: the API server is away, or the address is wrong. */
        UNREACHABLE,
        /** The credentials are not known to the API server. */
        UNAUTHORIZED,
        /** The service account lacks the right. */
        FORBIDDEN,
        /** The object, its namespace or its kind is not there. */
        NOT_FOUND,
        /** The object exists already, or changed meanwhile. */
        CONFLICT,
        /** The object is not well formed. */
        INVALID,
        /** A field was changed that can only be set at creation: the object has to be replaced. */
        IMMUTABLE,
        /** A resource quota or limit range does not leave room. */
        QUOTA,
        /** The namespace is being deleted. */
        TERMINATING,
        /** The API server is there but cannot answer now; the same request may succeed later. */
        BUSY,
        /** Anything else. */
        OTHER
    }

    private final Kind kind;

    public KubernetesException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same request may succeed later without anything being changed by hand. */
    public boolean isTransient() {
        return switch (kind) {
            case UNREACHABLE, BUSY, CONFLICT -> true;
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INVALID, IMMUTABLE, QUOTA, TERMINATING, OTHER -> false;
        };
    }
}
