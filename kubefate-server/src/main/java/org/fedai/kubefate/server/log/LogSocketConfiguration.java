package org.fedai.kubefate.server.log;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * The WebSocket endpoint for followed logs. Requests of any origin are accepted with a token in the header or query,
 * which only its owner can send; a token in a cookie is rejected earlier if the origin is another site.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LogSettings.class)
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
