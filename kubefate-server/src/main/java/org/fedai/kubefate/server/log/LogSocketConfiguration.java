package org.fedai.kubefate.server.log;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where logs are followed. Pages of other origins are refused, since a browser would send them our cookie. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LogSocketConfiguration implements WebSocketConfigurer {
    private final LogSocket socket;

    LogSocketConfiguration(LogSocket socket) {
        this.socket = socket;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/v1/log/*/ws");
    }
}
