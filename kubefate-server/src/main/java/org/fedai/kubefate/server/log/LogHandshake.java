package org.fedai.kubefate.server.log;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.fedai.kubefate.server.problem.Problem;
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
    /** Session attribute: the {@link LogRequest}. */
    static final String REQUEST = LogHandshake.class.getName() + ".request";

    private final LogService logs;
    private final HandlerExceptionResolver errors;

    LogHandshake(LogService logs, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        this.logs = logs;
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
            attributes.put(REQUEST, read(servletRequest));
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

    private LogRequest read(HttpServletRequest servletRequest) {
        if (!"websocket".equalsIgnoreCase(servletRequest.getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.malformed("this path requires a WebSocket; omit /ws at its end to read the current log");
        }
        LogRequest request = logs.request(cluster(servletRequest), servletRequest::getParameter);
        logs.check(request);
        return request;
    }

    /** From {@code /v1/log/{uuid}/ws}. */
    private static String cluster(HttpServletRequest servletRequest) {
        return servletRequest.getRequestURI().split("/", -1)[3];
    }
}
