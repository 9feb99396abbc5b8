package org.fedai.kubefate.server.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fedai.kubefate.server.audit.AuditTrail;
import org.fedai.kubefate.server.user.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Records requests in the audit: as an interceptor, what is about to reach a controller; as a filter around all that can
 * refuse a request, how it ended.
 */
final class AuditRequests extends OncePerRequestFilter implements HandlerInterceptor {
    private final AuditTrail audit;

    AuditRequests(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String username = username();
        if (request.getDispatcherType() == DispatcherType.REQUEST && !username.isEmpty()) {
            audit.begin(request, username, RequestOrigin.of(request).address());
        }
        return true;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            int status = answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            audit.end(request, status, username(), RequestOrigin.of(request).network());
        }
    }

    private static String username() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.username()
                : "";
    }
}
