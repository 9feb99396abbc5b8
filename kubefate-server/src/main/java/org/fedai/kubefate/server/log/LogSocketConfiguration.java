package org.fedai.kubefate.server.log;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * The address for following logs. Pages of any origin may come with a token in header or query, since only those who hold it can send it; a
 * token in a cookie is refused from other sites before.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LogSocketConfiguration implements WebSocketConfigurer {
    private final LogSocket socket;
    private final LogHandshake handshake;

    LogSocketConfiguration(LogSocket socket, LogHandshake handshake) {
        this.socket = socket;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/v1/log/*/ws").addInterceptors(handshake).setAllowedOriginPatterns("*");
    }
}
