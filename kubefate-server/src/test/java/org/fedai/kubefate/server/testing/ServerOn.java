package org.fedai.kubefate.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.fedai.kubefate.server.KubefateServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service in this process, on a Kubernetes of the test's choice and an embedded database of its own. */
public final class ServerOn implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private ServerOn(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static ServerOn kubernetes(String kubeconfig, String... settings) {
        Path file = Path.of("target", "databases", UUID.randomUUID().toString());
        try {
            Files.createDirectories(file.getParent());
            // Where the Kubernetes client looks before KUBECONFIG.
            System.setProperty(
                    "kubeconfig",
                    Files.writeString(file.resolveSibling(file.getFileName() + ".kubeconfig"), kubeconfig)
                            .toString());
            String[] own = {
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--kubefate.repository.url=none",
                "--kubefate.database.file=" + file
            };
            return new ServerOn(new SpringApplicationBuilder(KubefateServer.class)
                    .run(Stream.of(own, settings).flatMap(Stream::of).toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.clearProperty("kubeconfig");
        }
    }

    /** As the first administrator. */
    public Api api() {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return Api.at(port).login("admin", "admin");
    }

    @Override
    public void close() {
        context.close();
    }
}
