package org.fedai.kubefate.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What is known of a request for its entry. Controllers add what only they know; what they add must not be a secret, nor
 * anything else that a client made up.
 */
public final class AuditedRequest {
    private static final String ATTRIBUTE = AuditedRequest.class.getName();

    private String username = "";
    private String detail = "";
    private @Nullable AuditTarget target;
    private @Nullable String created;
    private @Nullable Long entry;

    private AuditedRequest() {}

    public static AuditedRequest of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AuditedRequest known) {
            return known;
        }
        AuditedRequest audited = new AuditedRequest();
        request.setAttribute(ATTRIBUTE, audited);
        return audited;
    }

    /** The request that this thread works on; empty in the threads of jobs. */
    static Optional<AuditedRequest> current() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        return attributes == null
                ? Optional.empty()
                : Optional.ofNullable(
                        (AuditedRequest) attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }

    /** Says who makes the request, if that is not the owner of its token. It has to be the name of an account. */
    public void by(String account) {
        username = account;
    }

    /** Says what the request has created or replaced, by UUID. */
    public void created(String uuid) {
        created = uuid;
    }

    /** Says more, such as which attributes of an account were changed. */
    public void detail(String text) {
        detail = text;
    }

    void about(AuditTarget known) {
        target = known;
    }

    void beganAs(long id) {
        entry = id;
    }

    String username() {
        return username;
    }

    String detail() {
        return detail;
    }

    @Nullable
    AuditTarget target() {
        return target;
    }

    @Nullable
    String created() {
        return created;
    }

    /** The row of the entry; null if the request has none. */
    @Nullable
    Long entry() {
        return entry;
    }
}
