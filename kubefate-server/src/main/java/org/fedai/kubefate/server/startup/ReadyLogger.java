package org.fedai.kubefate.server.startup;

import java.time.Duration;
import org.fedai.kubefate.server.version.ServiceVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs when the service is ready, and its port. */
@Component
class ReadyLogger {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyLogger.class);

    private final ServiceVersion version;

    ReadyLogger(ServiceVersion version) {
        this.version = version;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        Duration taken = event.getTimeTaken();
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(
                    "kubefate {} is listening on port {}, started in {} s",
                    version.text(),
                    web.getWebServer().getPort(),
                    taken == null ? "?" : String.format("%.1f", taken.toMillis() / 1000.0));
        }
    }
}
