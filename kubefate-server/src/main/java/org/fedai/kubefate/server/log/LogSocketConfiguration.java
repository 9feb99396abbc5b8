package org.fedai.kubefate.server.log;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * The WebSocket endpoint for followed logs. Requests of any origin are accepted with a token in the header or query,
 * which only its owner can send; a token in a cookie is rejected earlier if the origin is another site.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LogSettings.class)
class LogSocketConfiguration implements WebSocketConfigurer {
    private static final int MESSAGE_BYTES = 128;

    private final LogSocket socket;
    private final LogHandshake handshake;

    LogSocketConfiguration(LogSocket socket, LogHandshake handshake) {
        this.socket = socket;
        this.handshake = handshake;
    }

    /** Clients send nothing but control frames; by default, each has buffers of 24 KiB for messages. */
    @Bean
    ServletServerContainerFactoryBean webSocketBuffers() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(MESSAGE_BYTES);
        container.setMaxBinaryMessageBufferSize(MESSAGE_BYTES);
        return container;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/v1/log/*/ws").addInterceptors(handshake).setAllowedOriginPatterns("*");
    }
}
