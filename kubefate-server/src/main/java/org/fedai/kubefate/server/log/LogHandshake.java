package org.fedai.kubefate.server.log;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.security.LiveTokens;
import org.fedai.kubefate.server.security.LiveTokens.LiveToken;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Rejects requests that cannot be followed during the handshake, with a status and a message like any other request.
 */
@Component
class LogHandshake implements HandshakeInterceptor {
    /** Session attribute: the {@link LogFollow}. */
    static final String FOLLOW = LogHandshake.class.getName() + ".follow";

    private final LogService logs;
    private final Followers followers;
    private final LiveTokens tokens;
    private final HandlerExceptionResolver errors;

    LogHandshake(
            LogService logs,
            Followers followers,
            LiveTokens tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        this.logs = logs;
        this.followers = followers;
        this.tokens = tokens;
        this.errors = errors;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        try {
            attributes.put(FOLLOW, read(servletRequest));
            return true;
        } catch (RuntimeException e) {
            errors.resolveException(
                    servletRequest, ((ServletServerHttpResponse) response).getServletResponse(), null, e);
            return false;
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // Nothing to do; the session handles the rest.
    }

    private LogFollow read(HttpServletRequest servletRequest) {
        if (!"websocket".equalsIgnoreCase(servletRequest.getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.malformed("this path requires a WebSocket; omit /ws at its end to read the current log");
        }
        LiveToken token = tokens.of(servletRequest);
        followers.check(token.username());
        LogRequest request = logs.request(cluster(servletRequest), servletRequest::getParameter);
        logs.check(request);
        return new LogFollow(request, token);
    }

    /** From {@code /v1/log/{uuid}/ws}. */
    private static String cluster(HttpServletRequest servletRequest) {
        return servletRequest.getRequestURI().split("/", -1)[3];
    }
}
