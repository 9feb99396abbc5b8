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

/** The whole service in this process, on a Kubernetes of the test's choice and an embedded database. */
public final class ServerOn implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final RunningService service;

    private ServerOn(ConfigurableApplicationContext context) {
        this.context = context;
        this.service = new RunningService(
                ((ServletWebServerApplicationContext) context).getWebServer().getPort());
    }

    /** On an embedded database of its own. */
    public static ServerOn kubernetes(String kubeconfig, String... settings) {
        return kubernetes(
                kubeconfig, Path.of("target", "databases", UUID.randomUUID().toString()), settings);
    }

    /** @param database the file of an embedded database, which is made when it is not there */
    public static ServerOn kubernetes(String kubeconfig, Path database, String... settings) {
        try {
            Files.createDirectories(database.toAbsolutePath().getParent());
            // Where the Kubernetes client looks before KUBECONFIG.
            System.setProperty(
                    "kubeconfig",
                    Files.writeString(database.resolveSibling(database.getFileName() + ".kubeconfig"), kubeconfig)
                            .toString());
            String[] own = {
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--kubefate.repository.url=none",
                "--kubefate.database.file=" + database
            };
            return new ServerOn(new SpringApplicationBuilder(KubefateServer.class)
                    .run(Stream.of(own, settings).flatMap(Stream::of).toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.clearProperty("kubeconfig");
        }
    }

    public RunningService service() {
        return service;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
