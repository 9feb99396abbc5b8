package org.fedai.kubefate.server.kubernetes.api;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A request to Kubernetes failed. The message names the operation, the object, the reason and what to do. */
public class KubernetesException extends KubefateException {
    private static final long serialVersionUID = 1L;

    /** The kind of failure, for callers that handle some kinds differently. */
    public enum Kind {
        /** No response: the API server is unavailable, or its address is wrong. */
        UNREACHABLE,
        /** The API server does not accept the credentials; for how long to try again, {@link AcceptedCredentials} tells. */
        UNAUTHORIZED,
        /** The service account lacks the permission. */
        FORBIDDEN,
        /** The object, its namespace or its kind does not exist. */
        NOT_FOUND,
        /** The object already exists, or was changed concurrently. */
        CONFLICT,
        /** The object is invalid. */
        INVALID,
        /** An immutable field was changed; the object has to be replaced. */
        IMMUTABLE,
        /** An admission webhook, a policy or a quota refused the object; see {@link Denial}. */
        DENIED,
        /** The namespace is being deleted. */
        TERMINATING,
        /** The API server is reachable but cannot serve the request now; it may succeed later. */
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

    /** Whether the same request may succeed later without any intervention. */
    public boolean isTransient() {
        return switch (kind) {
            case UNREACHABLE, BUSY, CONFLICT, UNAUTHORIZED -> true;
            case FORBIDDEN, NOT_FOUND, INVALID, IMMUTABLE, DENIED, TERMINATING, OTHER -> false;
        };
    }
}
